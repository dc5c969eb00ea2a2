package dev.coop.gitops.signing;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.gitops.CommitSigning;
import dev.coop.gitops.SigningSettings;
import dev.coop.process.SystemPrograms;
import dev.coop.process.SystemPrograms.Said;
import dev.coop.source.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signs commits with the program and the key that Git's configuration names. */
public final class GitSigning implements CommitSigning {
    /** A person may have to type a passphrase or to touch a key. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Supplier<SigningSettings> settings;
    private final SystemPrograms programs;
    private final Path folder;
    private final Path home;
    private final Map<String, String> environment;

    /**
     * @param settings read when the first commit is made
     * @param programs runs the program that signs
     * @param folder where it runs
     * @param home what {@code ~} in the configuration means
     * @param environment variables besides those that coop has
     */
    public GitSigning(
            Supplier<SigningSettings> settings,
            SystemPrograms programs,
            Path folder,
            Path home,
            Map<String, String> environment) {
        this.settings = settings;
        this.programs = programs;
        this.folder = folder;
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Optional<String> sign(byte[] commit, Person committer) {
        var asked = settings.get();
        if (!asked.wanted()) {
            return Optional.empty();
        }
        var format = asked.format()
                .orElseThrow(() -> notSigned(
                        "`gpg.format` is `" + asked.formatName() + "`", "set it to `openpgp`, `ssh` or `x509`", null));
        return Optional.of(
                switch (format) {
                    case OPENPGP, X509 ->
                        byGpg(asked.program(format), asked.key().orElse(committer.toString()), commit);
                    case SSH -> bySsh(asked.program(format), asked, commit);
                });
    }

    private String byGpg(String program, String key, byte[] commit) {
        var said = say(List.of(program, "--status-fd=2", "-bsau", key), commit);
        if (said.status() != 0 || !said.err().contains("[GNUPG:] SIG_CREATED ")) {
            throw notSigned(
                    reason(program, said),
                    "check that `" + program + " --list-secret-keys` has a key for `" + key
                            + "` and that it can be unlocked here, or name another one in `user.signingKey`",
                    null);
        }
        return said.out();
    }

    private String bySsh(String program, SigningSettings asked, byte[] commit) {
        var key = asked.key()
                .or(() -> asked.defaultKeyCommand().map(this::defaultKey))
                .orElseThrow(() -> notSigned(
                        "no SSH key is named",
                        "set `user.signingKey` to the key's file, or `gpg.ssh.defaultKeyCommand`",
                        null));
        var literal = key.startsWith("key::")
                ? Optional.of(key.substring(5))
                : Optional.of(key).filter(GitSigning::isKey);
        return literal.map(text -> byAgent(program, text, commit))
                .orElseGet(() ->
                        signed(program, List.of(program, "-Y", "sign", "-n", "git", "-f", expanded(key)), commit));
    }

    private static boolean isKey(String text) {
        return text.startsWith("ssh-");
    }

    private String expanded(String file) {
        return file.startsWith("~/") ? home.resolve(file.substring(2)).toString() : file;
    }

    /** A key in the configuration is the public one: the agent has the other. */
    private String byAgent(String program, String key, byte[] commit) {
        try {
            var file = Files.createTempFile("coop-signing-key", ".pub");
            try {
                Files.writeString(file, key + "\n");
                return signed(
                        program, List.of(program, "-Y", "sign", "-n", "git", "-f", file.toString(), "-U"), commit);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException unwritable) {
            throw notSigned("the key cannot be written to a file", "check the disk and TMPDIR", unwritable);
        }
    }

    private String signed(String program, List<String> command, byte[] commit) {
        var said = say(command, commit);
        if (said.status() != 0 || !said.out().startsWith("-----BEGIN SSH SIGNATURE-----")) {
            throw notSigned(
                    reason(program, said),
                    "check that the key of `user.signingKey` is there, and that it can be unlocked here or is in the"
                            + " agent (`ssh-add -l`)",
                    null);
        }
        return said.out();
    }

    private String defaultKey(String command) {
        return say(List.of("sh", "-c", command), new byte[0])
                .out()
                .lines()
                .findFirst()
                .filter(line -> isKey(line) || line.startsWith("key::"))
                .orElseThrow(() -> notSigned(
                        "`gpg.ssh.defaultKeyCommand` prints no key",
                        "check what `" + command + "` prints: the first line is the key",
                        null));
    }

    private Said say(List<String> command, byte[] input) {
        try {
            return programs.talk(command, folder, environment, input, PATIENCE);
        } catch (IOException notStarted) {
            throw notSigned(
                    "`" + command.getFirst() + "` cannot be started",
                    "install it, or name it in Git's configuration (`gpg.program`, `gpg.ssh.program`)",
                    notStarted);
        }
    }

    private static String reason(String program, Said said) {
        return "`" + program + "` says: "
                + said.err()
                        .lines()
                        .filter(line -> !line.startsWith("[GNUPG:]") && !line.isBlank())
                        .map(String::strip)
                        .findFirst()
                        .orElse("nothing, and ended with status " + said.status());
    }

    /** A commit that should be signed is never made without. */
    private static Failure notSigned(String why, String next, @Nullable Throwable cause) {
        return new Failure(
                Failure.Kind.OTHER,
                Diagnostic.error(
                                "commit-not-signed",
                                "Git's configuration wants signed commits, and this one cannot be signed: " + why)
                        .hint(next + "; nothing was committed"),
                cause);
    }
}
