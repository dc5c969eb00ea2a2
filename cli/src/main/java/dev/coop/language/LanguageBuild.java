package dev.coop.language;

import java.util.Map;
import java.util.Optional;

/** How a project's image is made, as far as its files tell. */
public sealed interface LanguageBuild {

    /** As the language's defaults say; coop.yaml need not say anything. */
    record ByDefault() implements LanguageBuild {}

    /**
     * In a way that was worked out, and is to be written into coop.yaml.
     *
     * @param run the command that makes the files, if one is needed
     * @param copy path in the repository to path in the image
     * @param entrypoint what the container runs, if that is not the base image's affair
     */
    record Derived(Optional<String> run, Map<String, String> copy, Optional<String> entrypoint)
            implements LanguageBuild {}

    /** In a way that only its developers know. */
    record Unknown() implements LanguageBuild {}
}
