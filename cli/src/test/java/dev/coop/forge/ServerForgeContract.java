package dev.coop.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.cli.DiagnosticRenderer;
import dev.coop.diagnostic.Failure;
import dev.coop.forge.Forge.Merging;
import dev.coop.forge.PullRequest.State;
import dev.coop.forge.Readiness.Approval;
import dev.coop.forge.Readiness.Checks;
import dev.coop.source.CommitId;
import dev.coop.terminal.Style;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every forge promises that has checks, reviews and commit statuses, and gives long lists in pages. */
public interface ServerForgeContract extends ForgeContract {

    /** The base branch requires a check, and it stands so for a commit; it passing merges what waits for it. */
    void check(CommitId head, Checks state);

    /** A person approves. */
    void approve(int number, String person);

    /** A person wants changes. */
    void wantChanges(int number, String person);

    /** A person comments. */
    void comment(int number, String text);

    /** Returns the descriptions of a commit's statuses. */
    List<String> statuses(CommitId commit);

    /** The base branch asks for so many approvals. */
    void requireApprovals(int count);

    @Test
    default void tellsApprovalsThatAreTooFew() {
        requireApprovals(2);
        var created = forge().create(ForgeContract.draft("Deploy"));
        assertThat(forge().readiness(created).approval()).isEqualTo(Approval.NONE);

        approve(created.number(), "ann");
        assertThat(forge().readiness(created).approval()).isEqualTo(Approval.TOO_FEW);

        approve(created.number(), "bob");
        assertThat(forge().readiness(created).approval()).isEqualTo(Approval.APPROVED);
    }

    /** The repository is put into the archive: from now on it takes no change. */
    void archive();

    @Test
    default void saysThatNobodyCanChangeWhatIsArchived() {
        var forge = forge();
        var created = forge.create(ForgeContract.draft("Deploy"));
        archive();

        Stream.<Runnable>of(
                        () -> forge.update(created, ForgeContract.draft("Other words")),
                        () -> forge.close(created),
                        () -> forge.merge(created, request()),
                        () -> forge.mergeWhenGreen(created, request()))
                .forEach(change -> assertThatExceptionOfType(Failure.class)
                        .isThrownBy(change::run)
                        .satisfies(failure -> {
                            assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_ALLOWED);
                            assertThat(failure.diagnostics().getFirst().code()).isEqualTo("repository-archived");
                        }));
    }

    /** Nobody is at the address any more. */
    void stop();

    @Test
    default void namesTheSettingThatSaysWhereTheApiIs() {
        var forge = forge();
        stop();

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> forge.open(HEAD, "main"))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE);
                    assertThat(failure.hint().orElseThrow()).contains("platform.yaml names it: `forge: {kind: ");
                });
    }

    /** From now on everything is refused with these words. */
    void refuse(String words);

    @Test
    default void showsAHostileRefusalAsText() {
        var forge = forge();
        refuse(HOSTILE + "\n✔ merged\r");

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> forge.open(HEAD, "main"))
                .satisfies(failure -> {
                    var shown = new DiagnosticRenderer(Style.PLAIN).lines(failure.diagnostics());
                    assertThat(String.join("\n", shown))
                            .contains("mugs ")
                            .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
                    assertThat(shown).noneMatch(line -> line.startsWith("✔"));
                });
    }

    @Test
    default void tellsHowTheChecksStand() {
        var created = forge().create(ForgeContract.draft("Deploy"));

        for (var state : List.of(Checks.RUNNING, Checks.FAILED, Checks.PASSED)) {
            check(head(HEAD), state);
            assertThat(forge().readiness(created).checks()).isEqualTo(state);
        }
    }

    @Test
    default void countsStatusesAsChecks() {
        var created = forge().create(ForgeContract.draft("Deploy"));

        forge().status(
                        head(HEAD),
                        new CommitStatus("coop/prod", CommitStatus.State.FAILURE, "Broke", Optional.empty()));

        assertThat(statuses(head(HEAD))).containsExactly("Broke");
        assertThat(forge().readiness(created).checks()).isEqualTo(Checks.FAILED);
    }

    @Test
    default void tellsWhatReviewersSayLast() {
        var created = forge().create(ForgeContract.draft("Deploy"));

        approve(created.number(), "ann");
        assertThat(forge().readiness(created).approval()).isEqualTo(Approval.APPROVED);

        wantChanges(created.number(), "bob");
        assertThat(forge().readiness(created).approval()).isEqualTo(Approval.CHANGES_WANTED);

        approve(created.number(), "bob");
        assertThat(forge().readiness(created).approval()).isEqualTo(Approval.APPROVED);
    }

    @Test
    default void readsReviewsToTheLastPage() {
        var created = forge().create(ForgeContract.draft("Deploy"));
        for (var i = 0; i < 120; i++) {
            approve(created.number(), "ann" + i);
        }
        wantChanges(created.number(), "bob");

        assertThat(forge().readiness(created).approval()).isEqualTo(Approval.CHANGES_WANTED);
    }

    @Test
    default void findsItsCommentOnTheLastPage() {
        var created = forge().create(ForgeContract.draft("Deploy"));
        for (var i = 0; i < 120; i++) {
            comment(created.number(), "Comment " + i);
        }

        forge().comment(created, "release-changed", "Now at 1a2b3c4");
        forge().comment(created, "release-changed", "Now at 5e6f7a8");

        assertThat(comments(created.number())).hasSize(121);
        assertThat(comments(created.number()).getLast()).startsWith("Now at 5e6f7a8");
    }

    @Test
    default void findsTheLastClosedOfMany() {
        for (var i = 0; i < 55; i++) {
            close(forge().create(ForgeContract.draft("Deploy " + i)).number());
        }
        var last = forge().create(ForgeContract.draft("The last"));
        merge(last.number());

        assertThat(forge().lastClosed(HEAD, "main")).hasValueSatisfying(found -> {
            assertThat(found.number()).isEqualTo(last.number());
            assertThat(found.state()).isEqualTo(State.MERGED);
        });
    }

    @Test
    default void mergesByItselfWhenTheChecksHavePassed() {
        var created = forge().create(ForgeContract.draft("Deploy"));
        check(head(HEAD), Checks.RUNNING);

        assertThat(forge().mergeWhenGreen(created, request())).isEqualTo(new Merging.Scheduled());
        assertThat(forge().open(HEAD, "main")).isPresent();

        check(head(HEAD), Checks.PASSED);
        assertThat(forge().lastClosed(HEAD, "main")).map(PullRequest::state).contains(State.MERGED);
    }

    @Test
    default void leavesTheMergeToPeopleAgain() {
        var created = forge().create(ForgeContract.draft("Deploy"));
        check(head(HEAD), Checks.RUNNING);
        forge().mergeWhenGreen(created, request());

        for (var i = 0; i < 120; i++) {
            comment(created.number(), "Comment " + i);
        }

        assertThat(forge().mergeByPeople(created)).isTrue();
        assertThat(forge().mergeByPeople(created)).isFalse();
        check(head(HEAD), Checks.PASSED);
        assertThat(forge().open(HEAD, "main")).isPresent();
    }

    @Test
    default void schedulesNothingThatTheCallerHasNotSeen() {
        var created = forge().create(ForgeContract.draft("Deploy"));
        var seen = request();
        push(HEAD);
        check(head(HEAD), Checks.RUNNING);

        assertThat(forge().mergeWhenGreen(created, seen)).isInstanceOf(Merging.NotPossible.class);
        assertThat(forge().mergeByPeople(created)).isFalse();
    }
}
