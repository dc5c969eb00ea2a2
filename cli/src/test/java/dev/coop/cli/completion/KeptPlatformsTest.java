package dev.coop.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.gitops.PlatformCopies;
import dev.coop.source.CommitId;
import dev.coop.source.RepositoryAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPlatformsTest {
    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void keep() {
        copies().keep(
                        RepositoryAddress.parse("https://github.com/acme/live"),
                        new CommitId("1".repeat(40)),
                        "platform: acme\n");
    }

    private PlatformCopies copies() {
        return new PlatformCopies(folder.resolve("copies"));
    }

    /** What {@code url.https://github.com/.insteadOf gh:} makes of an address. */
    private String located(String address) {
        asked.add(address);
        return address.replaceFirst("^gh:", "https://github.com/");
    }

    private Optional<String> name(String platform) {
        return new KeptPlatforms(
                        Optional.empty(),
                        folder.resolve("config.yaml"),
                        copies(),
                        folder.resolve("sandbox"),
                        this::located)
                .seenFrom(folder, Optional.of(platform), Optional.empty())
                .flatMap(kept -> kept.text("platform"));
    }

    @Test
    void findsACopyByTheAddressThatGitWouldGoTo() {
        assertThat(name("gh:acme/live")).contains("acme");
        assertThat(name("gh:acme/other")).isEmpty();
    }

    @Test
    void asksGitOfNothingThatIsKeptAsItIsWritten() {
        assertThat(name("https://github.com/acme/live")).contains("acme");
        assertThat(asked).isEmpty();
    }
}
