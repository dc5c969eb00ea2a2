package dev.coop.gitops;

import dev.coop.process.Programs;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What Git's configuration says of signatures (git-config(1)).
 *
 * @param value returns the value of a key such as {@code user.signingkey}, in lower case
 */
public record SigningSettings(Function<String, Optional<String>> value) {

    /** How a commit is signed. */
    public enum Format {
        OPENPGP("gpg"),
        X509("gpgsm"),
        SSH("ssh-keygen");

        private final String usual;

        Format(String usual) {
            this.usual = usual;
        }
    }

    /**
     * Asks {@code git}, which also knows what the system's configuration and conditional includes say.
     *
     * @param folder where it is asked
     * @param environment variables besides those that coop has
     * @param withoutGit returns the value of a key where there is no {@code git}
     */
    public static SigningSettings read(
            Programs programs,
            Path folder,
            Map<String, String> environment,
            Function<String, Optional<String>> withoutGit) {
        return programs.ask(List.of("git", "config", "--null", "--list"), folder, environment, "")
                .map(SigningSettings::parse)
                .map(all -> new SigningSettings(key -> Optional.ofNullable(all.get(key))))
                .orElseGet(() -> new SigningSettings(withoutGit));
    }

    /** A key without a value is true. */
    private static Map<String, String> parse(String listed) {
        var found = new HashMap<String, String>();
        for (var entry : listed.split("\0", -1)) {
            var end = entry.indexOf('\n');
            found.put(end < 0 ? entry : entry.substring(0, end), end < 0 ? "true" : entry.substring(end + 1));
        }
        return found;
    }

    /** Whether commits are to be signed. */
    public boolean wanted() {
        return value.apply("commit.gpgsign")
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(Set.of("true", "yes", "on", "1")::contains)
                .isPresent();
    }

    /** Returns the format; none where it is named, and is none that Git knows. */
    public Optional<Format> format() {
        return switch (formatName()) {
            case "openpgp" -> Optional.of(Format.OPENPGP);
            case "x509" -> Optional.of(Format.X509);
            case "ssh" -> Optional.of(Format.SSH);
            default -> Optional.empty();
        };
    }

    /** Returns the format's name as it is written. */
    public String formatName() {
        return set("gpg.format").orElse("openpgp");
    }

    /** Returns the program that signs. */
    public String program(Format format) {
        var own = set("gpg." + format.name().toLowerCase(Locale.ROOT) + ".program");
        return (format == Format.OPENPGP ? own.or(() -> set("gpg.program")) : own).orElse(format.usual);
    }

    /** Returns the key that is named. */
    public Optional<String> key() {
        return set("user.signingkey");
    }

    /** Returns the command that prints a key of SSH where none is named. */
    public Optional<String> defaultKeyCommand() {
        return set("gpg.ssh.defaultkeycommand");
    }

    private Optional<String> set(String key) {
        return value.apply(key).map(String::strip).filter(text -> !text.isEmpty());
    }
}
