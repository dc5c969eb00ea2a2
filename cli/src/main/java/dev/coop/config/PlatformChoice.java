package dev.coop.config;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import java.util.Optional;

/**
 * Which platform a command uses, and who said so.
 *
 * @param address a Git URL, a path, or {@code sandbox}
 * @param origin where it was said, for people
 */
public record PlatformChoice(String address, String origin) {
    /** The name of the embedded platform. */
    public static final String SANDBOX = "sandbox";

    private static final String APP_FILE = "coop.yaml";
    private static final String NOBODY_SAID = "no platform is named";

    /**
     * What may name a platform, in the order in which it counts.
     *
     * @param flag {@code --platform}
     * @param variable {@code COOP_PLATFORM}
     * @param file {@code platform} in coop.yaml
     * @param user {@code platform} in the user's configuration
     */
    public record Sources(
            Optional<String> flag, Optional<String> variable, Optional<String> file, Optional<String> user) {

        /** Returns the one that counts, if any names a platform. */
        public Optional<PlatformChoice> first() {
            return named(flag, "--platform")
                    .or(() -> named(variable, "COOP_PLATFORM"))
                    .or(() -> named(file, APP_FILE))
                    .or(() -> named(user, "your configuration"));
        }
    }

    /** Whether a person is there to see which platform is taken. */
    public enum Audience {
        PERSON,
        NOBODY
    }

    /**
     * Returns the platform that is named first; where none is named, the sandbox before a person, and a failure
     * elsewhere: a CI run that deployed nowhere must not be green.
     */
    public static PlatformChoice of(Sources sources, Audience audience) {
        return sources.first()
                .or(() -> audience == Audience.PERSON
                        ? Optional.of(new PlatformChoice(SANDBOX, NOBODY_SAID))
                        : Optional.empty())
                .orElseThrow(() -> new Failure(
                        Failure.Kind.WRONG_USAGE,
                        Diagnostic.error(
                                        "no-platform",
                                        "no platform is named, and there is no terminal to fall back to the"
                                                + " sandbox")
                                .hint("set `platform:` in coop.yaml, COOP_PLATFORM or --platform to the"
                                        + " GitOps repository's URL, or to `sandbox`")));
    }

    private static Optional<PlatformChoice> named(Optional<String> value, String origin) {
        return value.filter(text -> !text.isBlank()).map(text -> new PlatformChoice(text.strip(), origin));
    }

    /** Returns whether it is the embedded platform. */
    public boolean isSandbox() {
        return address.equals(SANDBOX);
    }

    /** Returns whether a file of the app's names it, which anyone who changes the app can change. */
    public boolean isNamedByApp() {
        return origin.equals(APP_FILE);
    }

    /** Returns whether nobody named it. */
    public boolean isFallback() {
        return origin.equals(NOBODY_SAID);
    }
}
