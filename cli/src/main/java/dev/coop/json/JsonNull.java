package dev.coop.json;

/** The null: a member that is there, of which nothing is known. */
public record JsonNull() implements JsonValue {}
