package dev.coop.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.diagnostic.Failure;
import dev.coop.forge.Forge.Draft;
import dev.coop.forge.PullRequest.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every forge promises. */
public interface ForgeContract {
    String HEAD = "coop/mean-mug/prod";

    /** Returns the forge; the branches {@code coop/mean-mug/dev} and {@code coop/mean-mug/prod} are pushed. */
    Forge forge();

    /** Merges a pull request, as a person would. */
    void merge(int number);

    /** Closes a pull request without a merge, as a person would. */
    void close(int number);

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

        assertThatExceptionOfType(Failure.class)
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
}
