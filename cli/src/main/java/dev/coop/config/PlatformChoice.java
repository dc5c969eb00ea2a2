package dev.coop.config;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Which platform a command uses, and who said so.
 *
 * @param address a Git URL, a path, or {@code sandbox}
 * @param origin where it was said
 * @param folder where it begins if it is a relative path
 */
public record PlatformChoice(String address, Origin origin, Path folder) {
    /** The name of the embedded platform. */
    public static final String SANDBOX = "sandbox";

    /** Where a platform can be named. */
    public enum Origin {
        FLAG("--platform"),
        VARIABLE("COOP_PLATFORM"),
        /** A file of the app's, which anyone who changes the app can change. */
        APP_FILE("coop.yaml"),
        USER_CONFIGURATION("your configuration"),
        /** Nobody named one. */
        DEFAULT("default");

        private final String label;

        Origin(String label) {
            this.label = label;
        }

        /** Returns what people call it. */
        public String label() {
            return label;
        }
    }

    /** Makes the choice of the embedded platform. */
    public static PlatformChoice sandbox(Origin origin) {
        return new PlatformChoice(SANDBOX, origin, Path.of(""));
    }

    /** Returns this choice at another address of the same repository. */
    public PlatformChoice at(UnaryOperator<String> located) {
        return new PlatformChoice(located.apply(address), origin, folder);
    }

    /** Returns whether it is the embedded platform. */
    public boolean isSandbox() {
        return address.equals(SANDBOX);
    }

    /** Returns whether a file of the app's names it: what the user keeps for a platform is not sent there unasked. */
    public boolean isNamedByApp() {
        return origin == Origin.APP_FILE;
    }
}
