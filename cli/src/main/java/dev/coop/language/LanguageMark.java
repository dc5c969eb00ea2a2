package dev.coop.language;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file by which a project's language is recognised.
 *
 * @param version how the file names the language's version, as the first group
 */
public record LanguageMark(Language language, String file, Optional<Pattern> version) {
    /** The first that is there decides: a Go service with a package.json for its pages is a Go service. */
    static final List<LanguageMark> ALL = List.of(
            mark(Language.GO, "go.mod", "^go\\s+(\\S+)"),
            mark(Language.RUST, "Cargo.toml", "^\\s*rust-version\\s*=\\s*\"([^\"]+)\""),
            mark(Language.JAVA, "pom.xml", "<(?:java\\.version|maven\\.compiler\\.release)>\\s*([0-9.]+)\\s*<"),
            mark(Language.JAVA, "build.gradle.kts", "JavaLanguageVersion\\.of\\((\\d+)\\)"),
            mark(Language.JAVA, "build.gradle", "JavaLanguageVersion\\.of\\((\\d+)\\)"),
            mark(Language.PYTHON, "pyproject.toml", "^\\s*requires-python\\s*=\\s*[\"']([^\"']+)[\"']"),
            mark(Language.PYTHON, "requirements.txt"),
            mark(Language.NODE, "package.json", "\"node\"\\s*:\\s*\"([^\"]+)\""),
            mark(Language.RUBY, "Gemfile"),
            mark(Language.PHP, "composer.json"),
            mark(Language.STATIC, "public/index.html"),
            mark(Language.STATIC, "index.html"));

    private static LanguageMark mark(Language language, String file) {
        return new LanguageMark(language, file, Optional.empty());
    }

    private static LanguageMark mark(Language language, String file, String version) {
        return new LanguageMark(language, file, Optional.of(Pattern.compile(version)));
    }

    /** Returns the mark of a folder's language. */
    public static Optional<LanguageMark> in(ProjectFolder folder) {
        return ALL.stream()
                .filter(mark -> folder.hasFile(mark.file()))
                .findFirst()
                .map(mark -> mark.language() == Language.NODE ? inNode(mark, folder) : mark)
                .or(() -> dotnet(folder));
    }

    /** A package.json is there for a server, or to make a site out of sources. */
    private static LanguageMark inNode(LanguageMark mark, ProjectFolder folder) {
        return new SiteProject(folder).isMadeByABuild() ? mark(Language.STATIC, mark.file()) : mark;
    }

    private static Optional<LanguageMark> dotnet(ProjectFolder folder) {
        return folder.entries("").stream()
                .filter(name -> name.matches(".*\\.(csproj|fsproj|sln)"))
                .findFirst()
                .map(name -> mark(Language.DOTNET, name, "<TargetFramework>net([0-9.]+)<"));
    }

    /** Returns the version of the language that the file names. */
    public Optional<String> version(ProjectFolder folder) {
        return version.flatMap(pattern -> folder.line(file, pattern).flatMap(line -> {
            var found = pattern.matcher(line.text());
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        }));
    }

    /** Returns the language as shown, with its version if the file names one. */
    public String label(ProjectFolder folder) {
        return language.label() + version(folder).map(each -> " " + each).orElse("");
    }
}
