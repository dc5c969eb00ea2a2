package dev.coop.cli;

import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the commands that are proposed as next ones work as they stand. */
public final class Hints {
    private static final Pattern NEEDS_PLATFORM = Pattern.compile(
            "coop (build|deploy|status|render|history|diff|rollback|remove|open)\\b[^;&]*?(?= *(&&|;|   |$))");

    private Hints() {}

    /** Returns the text with the platform in each command that needs one, where the command line named it. */
    public static String naming(Optional<String> platform, String text) {
        return platform.map(named -> NEEDS_PLATFORM
                        .matcher(text)
                        .replaceAll("$0 --platform " + java.util.regex.Matcher.quoteReplacement(named)))
                .orElse(text);
    }
}
