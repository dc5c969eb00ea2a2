package dev.coop.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a project's image is made, as far as its files tell. */
public sealed interface LanguageBuild {

    /** As the language's defaults say; coop.yaml need not say anything. */
    record ByDefault() implements LanguageBuild {}

    /**
     * As the language's defaults say, but the program reads files that the defaults leave out.
     *
     * @param text the defaults with these files, for coop.yaml
     */
    record WithFiles(BuildText text) implements LanguageBuild {}

    /** In a way that was worked out, and is to be written into coop.yaml. */
    record Derived(BuildText text) implements LanguageBuild {}

    /**
     * In a way that its developers have to look at before it is taken.
     *
     * @param text what it will be, most likely
     * @param environment variables that the program then needs
     * @param reason what there is to look at, in the words of a comment
     */
    record Suggested(BuildText text, Map<String, String> environment, String reason) implements LanguageBuild {}

    /**
     * One of several programs, and nothing says which.
     *
     * @param programs their folders
     */
    record Several(List<String> programs) implements LanguageBuild {}

    /** In a way that only its developers know. */
    record Unknown() implements LanguageBuild {}

    /** Returns what coop.yaml could say, if there is an idea of it. */
    default Optional<BuildText> sketch() {
        return switch (this) {
            case Derived(var text) -> Optional.of(text);
            case WithFiles(var text) -> Optional.of(text);
            case Suggested suggested -> Optional.of(suggested.text());
            case ByDefault _, Several _, Unknown _ -> Optional.empty();
        };
    }
}
