package dev.coop.language;

/** What a project is written in. */
public enum Language {
    GO("Go", "go", "golang:1"),
    RUST("Rust", "rust", "rust:1"),
    JAVA("Java", "java", "maven:3-eclipse-temurin-21"),
    PYTHON("Python", "python", "python:3"),
    NODE("Node.js", "node", "node:lts"),
    DOTNET(".NET", "dotnet", "mcr.microsoft.com/dotnet/sdk:9.0"),
    RUBY("Ruby", "ruby", "ruby:3"),
    PHP("PHP", "php", "php:8-cli"),
    STATIC("static site", "static", Language.PLAIN_IMAGE);

    /** An image for a CI job that needs no compiler: curl and Git are in it. */
    public static final String PLAIN_IMAGE = "buildpack-deps:stable-scm";

    private final String label;
    private final String key;
    private final String jobImage;

    Language(String label, String key, String jobImage) {
        this.label = label;
        this.key = key;
        this.jobImage = jobImage;
    }

    /** Returns its name as shown. */
    public String label() {
        return label;
    }

    /** Returns its name in templates. */
    public String key() {
        return key;
    }

    /** Returns the image of a CI job that builds it. */
    public String jobImage() {
        return jobImage;
    }
}
