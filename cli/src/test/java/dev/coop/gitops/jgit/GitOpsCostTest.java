package dev.coop.gitops.jgit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.gitops.GitHttpServer;
import dev.coop.gitops.GitOpsRepository.Change;
import dev.coop.gitops.GitOpsRepository.Landed;
import dev.coop.gitops.GitProgram;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a deploy among many apps costs: the list of the apps, its own files, and nothing of the others. */
class GitOpsCostTest {
    private static final String APP = "app-007";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"ANY_FILTER, 8", "COARSE_FILTERS, 11"})
    void receivesTheListOfTheAppsAndItsOwnFilesAlone(ServerKind kind, int requests) {
        var list = listOf(repository(500));
        try (var server = kind.serving(folder)) {
            var cost = costOfADeploy(server, 500);

            // A single file of another app would be more than that.
            assertThat(cost.received()).isBetween(list, 3 * list);
            assertThat(cost.sentByThePush()).isBetween(100L, 10_000L);
            assertThat(cost.requests()).isLessThanOrEqualTo(requests);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ANY_FILTER", "COARSE_FILTERS"})
    void costsNoMoreThanALongerListWhereThereAreMoreApps(ServerKind kind) {
        var list = listOf(repository(500));
        repository(50);
        try (var server = kind.serving(folder)) {
            var few = costOfADeploy(server, 50);
            var many = costOfADeploy(server, 500);

            assertThat(many.received() - few.received()).isBetween(0L, list);
            assertThat(many.requests()).isEqualTo(few.requests());
        }
    }

    private record Cost(long received, long sentByThePush, int requests) {}

    private Cost costOfADeploy(GitHttpServer server, int apps) {
        var receivedBefore = server.bytesSent();
        var requestsBefore = server.requests().size();
        var repository = Repositories.open(server.url(apps + ".git"), folder);
        var tip = repository.tip();
        assertThat(tip.file("platform.yaml")).isPresent();
        assertThat(tip.list("apps")).hasSize(apps);
        var files = tip.files("apps/" + APP + "/dev");
        assertThat(files).hasSize(2);
        files.put("release.yaml", new byte[] {'2', '\n'});
        var sentBefore = server.bytesReceived();
        assertThat(repository.push(new Change(
                        tip, "main", Optional.of(tip.commit()), "apps/" + APP + "/dev", files, "deploy\n", Origin.ADA)))
                .isInstanceOf(Landed.class);
        return new Cost(
                server.bytesSent() - receivedBefore,
                server.bytesReceived() - sentBefore,
                server.requests().size() - requestsBefore);
    }

    private GitProgram repository(int apps) {
        var files = new HashMap<String, String>();
        files.put("platform.yaml", "platform: acme\n");
        for (var number = 0; number < apps; number++) {
            var app = "app-%03d".formatted(number);
            files.put("apps/" + app + "/dev/release.yaml", "app: " + app + "\n");
            files.put("apps/" + app + "/dev/manifests/a.yaml", app.equals(APP) ? "a: 1\n" : noise(number));
        }
        var stream = new CommitStream();
        stream.commit("main", files);
        return stream.into(folder.resolve(apps + ".git"));
    }

    // It does not shrink to less than half: a digit of 16 takes 4 bits.
    private static String noise(int app) {
        var random = new Random(app);
        var text = new StringBuilder();
        while (text.length() < 100_000) {
            text.append(Long.toHexString(random.nextLong()));
        }
        return text.append('\n').toString();
    }

    /** Returns the size of the answer with the tree {@code apps} in it. */
    private static long listOf(GitProgram bare) {
        return Long.parseLong(bare.run(
                        "-c",
                        "alias.packed=!git rev-parse main:apps | git pack-objects --stdout --quiet | wc -c",
                        "packed")
                .strip());
    }
}
