package dev.coop.gitops.jgit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.GitOpsRepository.Landed;
import dev.coop.gitops.GitOpsRepository.Revision;
import dev.coop.gitops.GitProgram;
import dev.coop.source.CommitId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that are farther back than the commits which are fetched first, of which there are 32, then 128. */
class GitOpsLongHistoryTest {
    private static final String RELEASE = "apps/mug/dev/release.yaml";
    private static final Duration MONTH = Duration.ofDays(30);

    @TempDir
    Path folder;

    private enum Way {
        MERGE,
        SQUASH,
        REBASE
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheSameReleasesOverAllWaysToMerge(ServerKind kind) {
        try (var server = kind.serving(folder)) {
            for (var way : Way.values()) {
                var bare = mergedBy(way);
                var repository = Repositories.open(server.url(way + ".git"), folder);

                var history = repository.history(repository.tip(), RELEASE, 10);

                assertThat(history)
                        .as(way.name())
                        .extracting(each -> each.commit().value())
                        .containsExactlyElementsOf(bare.run("rev-list", "--first-parent", "main", "--", RELEASE)
                                .lines()
                                .toList());
                assertThat(history)
                        .as(way.name())
                        .extracting(each -> bare.run("show", each.commit().value() + ":" + RELEASE))
                        .containsExactly("v: 5", "v: 4", "v: 3", "v: 2", "v: 1");
            }
        }
    }

    /** A repository in which two branches were merged, 50 and 190 commits ago, the latter open for 150 commits. */
    private GitProgram mergedBy(Way way) {
        var stream = new CommitStream();
        stream.commit("main", Map.of("platform.yaml", "platform: acme\n", RELEASE, "v: 1\n"));
        var early = stream.filler("main", 9);
        stream.filler("main", 150);
        land(way, stream, early, "v: 2\n");
        stream.filler("main", 60);
        stream.commit("main", Map.of(RELEASE, "v: 3\n"));
        var late = stream.filler("main", 70);
        stream.filler("main", 9);
        land(way, stream, late, "v: 4\n");
        stream.filler("main", 48);
        stream.commit("main", Map.of(RELEASE, "v: 5\n"));
        return stream.into(folder.resolve(way + ".git"));
    }

    private static void land(Way way, CommitStream stream, int from, String release) {
        var file = Map.of(RELEASE, release);
        switch (way) {
            case MERGE -> {
                var branch = "topic" + from;
                stream.branch(branch, from, Map.of("apps/mug/dev/source/coop.yaml", release));
                stream.merge("main", stream.commit(branch, file), file);
            }
            case SQUASH -> stream.commit("main", Map.of("apps/mug/dev/source/coop.yaml", release, RELEASE, release));
            case REBASE -> {
                stream.commit("main", Map.of("apps/mug/dev/source/coop.yaml", release));
                stream.commit("main", file);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void knowsWhatACommitContainsWhateverTheClocksSay(ServerKind kind) {
        for (var wrong : List.of(MONTH, MONTH.negated())) {
            var name = wrong + ".git";
            var stream = new CommitStream();
            var first = stream.filler("main", 1);
            stream.branch("aside", first, Map.of("a", "1"));
            var aside = stream.filler("aside", 3);
            var sought = stream.filler("main", 50);
            var odd = stream.commit("main", wrong, Map.of("a", "1"));
            stream.filler("main", 100);
            // These are where the commits end that are fetched first.
            for (var i = 0; i < 5; i++) {
                stream.commit("main", wrong, Map.of("a", "odd " + i));
            }
            stream.filler("main", 29);
            var bare = stream.into(folder.resolve(name));
            try (var server = kind.serving(folder)) {
                for (var older : List.of(first, sought, odd)) {
                    var repository = Repositories.open(server.url(name), folder);
                    var tip = repository.tip().commit();
                    assertThat(repository.contains(tip, commit(bare, older))).isTrue();
                    assertThat(repository.contains(commit(bare, older), tip)).isFalse();
                    assertThat(repository.contains(tip, commit(bare, aside))).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheCommitsOfAnOldBranch(ServerKind kind) {
        var stream = new CommitStream();
        var fork = stream.filler("main", 20);
        var one = stream.branch("plain", fork, Map.of("a", "1"));
        var two = stream.commit("plain", MONTH, Map.of("a", "2"));
        var three = stream.commit("plain", Map.of("a", "3"));
        var first = stream.branch("merging", fork, Map.of("b", "1"));
        var from = stream.filler("main", 60);
        var merge = stream.merge("merging", from, Map.of("b", "2"));
        var last = stream.commit("merging", Map.of("b", "3"));
        stream.filler("main", 150);
        var bare = stream.into(folder.resolve("origin.git"));
        try (var server = kind.serving(folder)) {
            assertThat(onlyOn("plain", server.url("origin.git")))
                    .containsExactlyInAnyOrder(commit(bare, three), commit(bare, two), commit(bare, one));
            assertThat(onlyOn("merging", server.url("origin.git")))
                    .containsExactly(commit(bare, last), commit(bare, merge), commit(bare, first));
            assertThat(onlyOn("main", server.url("origin.git"))).isEmpty();
        }
    }

    private List<CommitId> onlyOn(String branch, String url) {
        var repository = Repositories.open(url, folder);
        var tip = repository.tip();
        return repository.onlyOn(repository.branch(branch).orElseThrow(), tip).stream()
                .map(Revision::commit)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void landsOnATipThatMainHasLeftFarBehind(ServerKind kind) {
        var stream = new CommitStream();
        var seen = stream.filler("main", 10);
        stream.filler("main", 200);
        var bare = stream.into(folder.resolve("origin.git"));
        bare.run("update-ref", "refs/heads/main", CommitStream.id(bare, seen));
        try (var server = kind.serving(folder)) {
            GitOpsRepository slow = Repositories.open(server.url("origin.git"), folder);
            var tip = slow.tip();
            bare.run("update-ref", "refs/heads/main", CommitStream.id(bare, seen + 200));

            var outcome = slow.push(Origin.change(tip, "coop/mug/prod", "apps/mug/prod", Map.of("a", "1")));

            assertThat(outcome).isInstanceOf(Landed.class);
            assertThat(bare.run("rev-parse", "coop/mug/prod~1")).isEqualTo(CommitStream.id(bare, seen));
            bare.run("fsck", "--strict", "--full");
        }
    }

    private static CommitId commit(GitProgram bare, int number) {
        return new CommitId(CommitStream.id(bare, number));
    }
}
