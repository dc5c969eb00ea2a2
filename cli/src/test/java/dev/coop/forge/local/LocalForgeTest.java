package dev.coop.forge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.diagnostic.Failure;
import dev.coop.forge.Forge;
import dev.coop.forge.Forge.Draft;
import dev.coop.forge.Forge.MergeRequest;
import dev.coop.forge.Forge.Merging;
import dev.coop.forge.ForgeContract;
import dev.coop.forge.MergeLedger;
import dev.coop.forge.PullRequest;
import dev.coop.source.CommitId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalForgeTest implements ForgeContract {
    private static final CommitId COMMIT = new CommitId("1".repeat(40));

    @TempDir
    Path folder;

    private final Map<String, CommitId> heads = new HashMap<>();

    @Override
    public LocalForge forge() {
        return new LocalForge(folder.resolve("pulls"), "/srv/deployments.git", this::merged);
    }

    private Merging merged(MergeLedger pullRequests, int number, MergeRequest request) {
        if (!request.head().equals(head(HEAD))) {
            return new Merging.NotPossible("the branch moved on");
        }
        pullRequests.recordMerge(number, COMMIT);
        return new Merging.Merged(COMMIT);
    }

    @Override
    public CommitId head(String branch) {
        return heads.computeIfAbsent(branch, _ -> COMMIT);
    }

    @Override
    public void push(String branch) {
        heads.put(branch, new CommitId("2".repeat(40)));
    }

    @Override
    public List<String> comments(int number) {
        return forge().commentsOf(number);
    }

    @Override
    public List<String> labels(int number) {
        return forge().labelsOf(number);
    }

    @Override
    public void label(int number, String label) {
        var there = forge().find(number).orElseThrow();
        forge().update(there, new Draft(HEAD, "main", there.title(), there.body(), List.of(), List.of(label)));
    }

    @Override
    public void merge(int number) {
        forge().recordMerge(number, COMMIT);
    }

    @Override
    public void close(int number) {
        forge().close(number);
    }

    @Test
    void givesAnAddressThatCanBeRead() {
        assertThat(forge().create(ForgeContract.draft("First")).url()).isEqualTo("/srv/deployments.git#1");
    }

    @Test
    void listsAllPullRequests() {
        var first = forge().create(ForgeContract.draft("First"));
        merge(first.number());
        forge().create(ForgeContract.draft("Second"));

        assertThat(forge().all()).extracting(PullRequest::title).containsExactly("First", "Second");
        assertThat(forge().all())
                .extracting(PullRequest::state)
                .containsExactly(PullRequest.State.MERGED, PullRequest.State.OPEN);
        assertThat(forge().baseOf(2)).contains("main");
    }

    @Test
    void mergesOnlyWhatIsOpen() {
        var first = forge().create(ForgeContract.draft("First"));
        close(first.number());

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> merge(first.number()))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFLICT));
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> merge(17))
                .withMessage("there is no pull request `17`")
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID_INPUT));
    }

    @Test
    void leavesNoOtherFiles() throws IOException {
        forge().update(forge().create(ForgeContract.draft("First")), ForgeContract.draft("Second"));
        close(1);

        try (var files = Files.list(folder.resolve("pulls"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("1.json", "1.end.json");
        }
    }

    @Test
    void keepsApartWhatManyOpenAtOnce() throws Exception {
        var made = new ArrayList<Future<PullRequest>>();
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 32)
                    .forEach(i -> made.add(many.submit(() -> forge().create(of("coop/app-" + i + "/prod")))));
        }

        var numbers = new ArrayList<Integer>();
        for (var each : made) {
            numbers.add(each.get().number());
        }
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 32).boxed().toList());
    }

    @Test
    void opensOneOfManyForTheSameBranch() {
        var made = new ArrayList<Future<PullRequest>>();
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 16).forEach(_ -> made.add(many.submit(() -> forge().create(of("coop/mean-mug/prod")))));
        }

        assertThat(made)
                .filteredOn(each -> each.state() == Future.State.SUCCESS)
                .hasSize(1);
        assertThat(forge().all()).hasSize(1);
    }

    @Test
    void saysWhichFileItCannotUse() throws IOException {
        forge().create(ForgeContract.draft("First"));
        var file = Files.writeString(folder.resolve("pulls/1.json"), "{");
        Forge forge = forge();

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> forge.open("a", "main"))
                .satisfies(failure ->
                        assertThat(failure.diagnostics().getFirst().location()).hasToString("Optional[" + file + "]"));
    }

    private static Draft of(String head) {
        return new Draft(head, "main", "Deploy", "", List.of("@acme/coffee"), List.of());
    }
}
