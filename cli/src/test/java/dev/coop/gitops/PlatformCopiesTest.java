package dev.coop.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.source.CommitId;
import dev.coop.source.RepositoryAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformCopiesTest {
    private static final RepositoryAddress ACME = RepositoryAddress.parse("https://github.com/acme/deployments");
    private static final CommitId FIRST = new CommitId("1".repeat(40));
    private static final CommitId SECOND = new CommitId("2".repeat(40));

    @TempDir
    Path folder;

    private PlatformCopies copies() {
        return new PlatformCopies(folder.resolve("platforms"));
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder.resolve("platforms"))) {
            return files.toList();
        }
    }

    @Test
    void hasNoCopyAtFirst() {
        assertThat(copies().last(ACME)).isEmpty();
    }

    @Test
    void givesBackWhatWasKept() throws IOException {
        copies().keep(ACME, FIRST, "# commit x\nplatform: acme\n");
        Files.setLastModifiedTime(files().getFirst(), FileTime.from(Instant.parse("2026-02-01T08:00:00Z")));

        assertThat(copies().last(ACME))
                .contains(new PlatformCopies.Copy(
                        "# commit x\nplatform: acme\n", FIRST.value(), Instant.parse("2026-02-01T08:00:00Z")));
    }

    @Test
    void keepsTheLastOneOfEachPlatform() throws IOException {
        copies().keep(ACME, FIRST, "platform: acme\n");
        copies().keep(RepositoryAddress.parse("/srv/other.git"), FIRST, "platform: other\n");
        copies().keep(RepositoryAddress.parse("git@github.com:acme/deployments.git"), SECOND, "platform: acme2\n");

        assertThat(copies().last(ACME)).hasValueSatisfying(copy -> {
            assertThat(copy.text()).isEqualTo("platform: acme2\n");
            assertThat(copy.commit()).isEqualTo(SECOND.value());
        });
        assertThat(files()).hasSize(2);
    }

    @Test
    void takesADamagedCopyForNone() throws IOException {
        copies().keep(ACME, FIRST, "platform: acme\n");
        for (var damaged : List.of("", "platform: acme\n", "# commit 111", "\u0000")) {
            Files.writeString(files().getFirst(), damaged);

            assertThat(copies().last(ACME)).isEmpty();
        }
        Files.write(files().getFirst(), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(copies().last(ACME)).isEmpty();
    }

    @Test
    void goesOnWhereNothingCanBeWritten() throws IOException {
        Files.writeString(folder.resolve("platforms"), "a file where the folder should be");

        copies().keep(ACME, FIRST, "platform: acme\n");

        assertThat(copies().last(ACME)).isEmpty();
    }
}
