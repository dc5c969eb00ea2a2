package dev.coop.gitops;

import dev.coop.source.CommitId;
import dev.coop.source.RepositoryAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The copies of platform.yaml that commands keep, so that a check needs no network. A copy that cannot be written or
 * read is one that is not there.
 */
public final class PlatformCopies {
    private static final String FIRST = "# commit ";

    private final Path folder;

    /** @param folder such as {@code $XDG_CACHE_HOME/coop/platforms} */
    public PlatformCopies(Path folder) {
        this.folder = folder;
    }

    /** A copy, with the commit it was read at and when that was. */
    public record Copy(String text, String commit, Instant readAt) {}

    /** Keeps what a platform said at a commit. */
    public void keep(RepositoryAddress platform, CommitId commit, String text) {
        try {
            Files.createDirectories(folder);
            var written = Files.writeString(Files.createTempFile(folder, ".copy-", ""), FIRST + commit + "\n" + text);
            Files.move(written, file(platform), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            // A cache that is read-only or full costs a fetch later and nothing now.
            return;
        }
    }

    /** Returns the last copy of a platform. */
    public Optional<Copy> last(RepositoryAddress platform) {
        try {
            var file = file(platform);
            var text = Files.readString(file);
            var newline = text.indexOf('\n');
            return text.startsWith(FIRST) && newline > 0
                    ? Optional.of(new Copy(
                            text.substring(newline + 1),
                            text.substring(FIRST.length(), newline),
                            Files.getLastModifiedTime(file).toInstant()))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private Path file(RepositoryAddress platform) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(platform.value().getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest, 0, 8) + ".yaml");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
