package dev.coop.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.diagnostic.Failure;
import dev.coop.forge.Forge.Draft;
import dev.coop.forge.Forge.MergeRequest;
import dev.coop.forge.Forge.Merging;
import dev.coop.forge.PullRequest.State;
import dev.coop.source.CommitId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every forge promises. */
public interface ForgeContract {
    String HEAD = "coop/mean-mug/prod";

    /** What drives a terminal, turns a line around, ends a cell of a table, a text of JSON or a path. */
    String HOSTILE = "mugs \u001b[2J\u001b]0;owned\u0007\u202e\u200b | `x` <b> \"\\ ../%2e ☕";

    /** Returns the forge; the branches {@code coop/mean-mug/dev} and {@code coop/mean-mug/prod} are pushed. */
    Forge forge();

    /** Merges a pull request, as a person would. */
    void merge(int number);

    /** Closes a pull request without a merge, as a person would. */
    void close(int number);

    /** Returns the last commit of a branch. */
    CommitId head(String branch);

    /** Somebody pushes to a branch. */
    void push(String branch);

    /** Returns a pull request's comments as the forge keeps them. */
    List<String> comments(int number);

    List<String> labels(int number);

    /** Gives a pull request a label, as a person would. */
    void label(int number, String label);

    default MergeRequest request() {
        return new MergeRequest(head(HEAD), "deploy mean-mug to prod", "Coop-App: mean-mug");
    }

    static Draft draft(String title) {
        return new Draft(HEAD, "main", title, "Moves `mean-mug` on.\n\nMøde ☕", List.of(), List.of());
    }

    @Test
    default void findsNoPullRequestWhereThereIsNone() {
        assertThat(forge().open(HEAD, "main")).isEmpty();
        assertThat(forge().lastClosed(HEAD, "main")).isEmpty();
    }

    @Test
    default void opensAPullRequest() {
        var created = forge().create(draft("Deploy mean-mug to prod"));

        assertThat(created.head()).isEqualTo(HEAD);
        assertThat(created.state()).isEqualTo(State.OPEN);
        assertThat(created.title()).isEqualTo("Deploy mean-mug to prod");
        assertThat(created.body()).isEqualTo("Moves `mean-mug` on.\n\nMøde ☕");
        assertThat(created.number()).isPositive();
        assertThat(created.url()).contains(Integer.toString(created.number()));
        assertThat(forge().open(HEAD, "main")).contains(created);
        assertThat(forge().lastClosed(HEAD, "main")).isEmpty();
    }

    @Test
    default void findsThePullRequestOfThatBranchAlone() {
        forge().create(draft("Deploy mean-mug to prod"));

        assertThat(forge().open("coop/mean-mug/dev", "main")).isEmpty();
        assertThat(forge().open(HEAD, "release")).isEmpty();
    }

    @Test
    default void numbersPullRequestsApart() {
        var prod = forge().create(draft("Deploy mean-mug to prod"));
        var dev = forge().create(
                        new Draft("coop/mean-mug/dev", "main", "Deploy mean-mug to dev", "", List.of(), List.of()));

        assertThat(dev.number()).isNotEqualTo(prod.number());
        assertThat(dev.body()).isEmpty();
        assertThat(forge().open("coop/mean-mug/dev", "main")).contains(dev);
    }

    @Test
    default void opensNoSecondPullRequestForABranch() {
        forge().create(draft("Deploy mean-mug to prod"));

        assertThatExceptionOfType(SomebodyWasFaster.class)
                .isThrownBy(() -> forge().create(draft("Again")))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFLICT);
                    assertThat(failure.diagnostics().getFirst().code()).isEqualTo("pull-request-exists");
                });
    }

    @Test
    default void changesTitleAndBody() {
        var created = forge().create(draft("Deploy mean-mug to prod"));
        var updated =
                forge().update(created, new Draft(HEAD, "main", "Deploy 5e6f7a8", "Other words", List.of(), List.of()));

        assertThat(updated.number()).isEqualTo(created.number());
        assertThat(updated.title()).isEqualTo("Deploy 5e6f7a8");
        assertThat(updated.body()).isEqualTo("Other words");
        assertThat(forge().open(HEAD, "main")).contains(updated);
    }

    @Test
    default void changingNothingIsAllowed() {
        var created = forge().create(draft("Deploy mean-mug to prod"));

        assertThat(forge().update(created, draft("Deploy mean-mug to prod"))).isEqualTo(created);
    }

    @Test
    default void tellsMergedFromClosed() {
        var first = forge().create(draft("First"));
        merge(first.number());
        assertThat(forge().open(HEAD, "main")).isEmpty();
        assertThat(forge().lastClosed(HEAD, "main")).hasValueSatisfying(found -> {
            assertThat(found.number()).isEqualTo(first.number());
            assertThat(found.state()).isEqualTo(State.MERGED);
        });

        var second = forge().create(draft("Second"));
        close(second.number());
        assertThat(forge().open(HEAD, "main")).isEmpty();
        assertThat(forge().lastClosed(HEAD, "main")).hasValueSatisfying(found -> {
            assertThat(found.number()).isEqualTo(second.number());
            assertThat(found.state()).isEqualTo(State.CLOSED);
        });
    }

    @Test
    default void opensANewPullRequestAfterTheLastWasClosed() {
        var first = forge().create(draft("First"));
        close(first.number());

        assertThat(forge().create(draft("Second")).number()).isGreaterThan(first.number());
    }

    @Test
    default void closesWithoutAMerge() {
        var created = forge().create(draft("Deploy"));

        forge().close(created);
        forge().close(created);

        assertThat(forge().open(HEAD, "main")).isEmpty();
        assertThat(forge().lastClosed(HEAD, "main")).map(PullRequest::state).contains(State.CLOSED);
    }

    @Test
    default void closingLeavesAMergeAsItIs() {
        var created = forge().create(draft("Deploy"));
        merge(created.number());

        forge().close(created);

        assertThat(forge().lastClosed(HEAD, "main")).map(PullRequest::state).contains(State.MERGED);
    }

    @Test
    default void mergesNow() {
        var created = forge().create(draft("Deploy"));

        assertThat(forge().merge(created, request())).isInstanceOf(Merging.Merged.class);

        assertThat(forge().open(HEAD, "main")).isEmpty();
        assertThat(forge().lastClosed(HEAD, "main")).hasValueSatisfying(found -> {
            assertThat(found.number()).isEqualTo(created.number());
            assertThat(found.state()).isEqualTo(State.MERGED);
        });
    }

    @Test
    default void aMergeThatIsAskedForTwiceIsOneCommit() {
        var created = forge().create(draft("Deploy"));
        var first = forge().merge(created, request());

        assertThat(forge().merge(created, request())).isEqualTo(first);
    }

    @Test
    default void mergesNothingThatTheCallerHasNotSeen() {
        var created = forge().create(draft("Deploy"));
        var seen = request();
        push(HEAD);

        assertThat(forge().merge(created, seen))
                .isInstanceOfSatisfying(
                        Merging.NotPossible.class,
                        refused -> assertThat(refused.reason()).isNotBlank());
        assertThat(forge().open(HEAD, "main")).isPresent();
    }

    @Test
    default void mergesNothingThatIsClosed() {
        var created = forge().create(draft("Deploy"));
        close(created.number());

        assertThat(forge().merge(created, request())).isInstanceOf(Merging.NotPossible.class);
        assertThat(forge().lastClosed(HEAD, "main")).map(PullRequest::state).contains(State.CLOSED);
    }

    @Test
    default void mergesNowWhereNothingIsToWaitFor() {
        var created = forge().create(draft("Deploy"));

        assertThat(forge().mergeWhenGreen(created, request())).isInstanceOf(Merging.Merged.class);
        assertThat(forge().lastClosed(HEAD, "main")).map(PullRequest::state).contains(State.MERGED);
    }

    @Test
    default void takingNothingBackIsAllowed() {
        var created = forge().create(draft("Deploy"));

        assertThat(forge().mergeByPeople(created)).isFalse();

        assertThat(forge().readiness(created).checks()).isEqualTo(Readiness.Checks.NONE);
        assertThat(forge().readiness(created).approval()).isEqualTo(Readiness.Approval.NONE);
    }

    @Test
    default void keepsOneCommentForEachKey() {
        var created = forge().create(draft("Deploy"));

        forge().comment(created, "release-changed", "Now at 1a2b3c4");
        forge().comment(created, "superseded", "Møde ☕");
        forge().comment(created, "release-changed", "Now at 5e6f7a8");

        assertThat(comments(created.number())).hasSize(2);
        assertThat(comments(created.number()).getFirst()).startsWith("Now at 5e6f7a8");
        assertThat(comments(created.number()).getLast()).startsWith("Møde ☕");
    }

    /** They are data on the way there and back; cleaning them is the screen's, disarming them the writer's. */
    @Test
    default void carriesHostileWordsAsTheyAre() {
        var body = HOSTILE + "\n| a | b |\r\n|---|---|\n<!-- coop:release-changed -->\n\n" + "mugs | ".repeat(3000)
                + "\n<script>alert(1)</script> @team #3 [x](javascript:1) \"{}\"";
        var reviewers = List.of("@eve" + HOSTILE, "@acme/tea m\u202e?x=1#");

        var created = forge().create(new Draft(HEAD, "main", HOSTILE, body, reviewers, List.of("coop")));
        label(created.number(), HOSTILE);
        forge().comment(created, "release-changed", HOSTILE);
        forge().comment(created, "release-changed", HOSTILE + "!");

        assertThat(forge().open(HEAD, "main")).hasValueSatisfying(found -> {
            assertThat(found.number()).isEqualTo(created.number());
            assertThat(found.title()).isEqualTo(HOSTILE);
            assertThat(found.body()).isEqualTo(body);
        });
        assertThat(labels(created.number())).containsExactlyInAnyOrder("coop", HOSTILE);
        assertThat(comments(created.number()).stream().filter(each -> each.startsWith(HOSTILE)))
                .singleElement()
                .asString()
                .startsWith(HOSTILE + "!");
    }

    @Test
    default void keepsTheLabelsThatPeopleGave() {
        var created = forge().create(labelled("coop", "prod"));
        label(created.number(), "urgent");

        forge().update(created, labelled("coop", "prod", "hot"));
        forge().update(created, labelled("coop", "prod", "hot"));

        assertThat(labels(created.number())).containsExactlyInAnyOrder("coop", "prod", "urgent", "hot");
    }

    private static Draft labelled(String... labels) {
        return new Draft(HEAD, "main", "Deploy", "Body", List.of(), List.of(labels));
    }
}
