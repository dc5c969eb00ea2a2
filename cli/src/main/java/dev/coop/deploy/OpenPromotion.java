package dev.coop.deploy;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.forge.Forge;
import dev.coop.forge.PullRequest;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.GitOpsRepository.Revision;
import java.util.List;
import java.util.Optional;

/**
 * The pull request that is open for an environment when something else is to happen there. A rollback or a removal does
 * not change it into its own: what reviewers wrote was about something else. It closes it, says why, and opens another.
 * A deploy leaves an open rollback or removal to people.
 */
final class OpenPromotion {
    private static final String KEY = "closed";

    private final GitOpsRepository repository;
    private final Optional<Forge> forge;
    private final DeployProgress progress;

    /**
     * @param repository where releases are
     * @param forge where pull requests live, if that is known
     * @param progress told of what is closed
     */
    OpenPromotion(GitOpsRepository repository, Optional<Forge> forge, DeployProgress progress) {
        this.repository = repository;
        this.forge = forge;
        this.progress = progress;
    }

    /** Whether what is open gives way to a batch: where that takes something back, and is not open already. */
    static boolean givesWay(PullRequest there, Batch batch) {
        return batch.purpose() != Purpose.DEPLOY && !there.title().equals(batch.title());
    }

    /**
     * Closes what is open where it gives way; nobody else has committed to its branch.
     *
     * @return whether it was closed
     */
    boolean gaveWay(PullRequest there, Batch batch) {
        var gives = givesWay(there, batch);
        if (gives) {
            close(there, batch.title() + ", in a pull request of its own");
        }
        return gives;
    }

    /** Closes what was proposed for an environment that a rollback on the main branch has now changed. */
    void closeAfter(Batch batch) {
        forge.flatMap(known -> known.open(batch.branch(), repository.mainBranch()))
                .ifPresent(there -> {
                    var branch = repository.branch(there.head());
                    var commits = branch.map(each -> repository.onlyOn(each, batch.tip()))
                            .orElse(List.of());
                    if (areOurs(commits)) {
                        close(there, batch.title());
                        branch.ifPresent(each -> repository.delete(there.head(), each.commit()));
                    } else {
                        progress.warning("#" + there.number() + " is still open, as somebody else committed to it");
                    }
                });
    }

    private static boolean areOurs(List<Revision> commits) {
        return commits.stream().allMatch(commit -> CommitMessage.isOurs(commit.message()));
    }

    /** Fails where a deploy would take a rollback's, or a removal's, place. */
    static void refuseWhereUndoing(Forge known, PullRequest there, List<Revision> commits, Batch batch) {
        if (batch.purpose() == Purpose.DEPLOY
                && commits.stream().anyMatch(commit -> CommitMessage.isUndoing(commit.message()))) {
            var waits = known.waitsFor(there).words();
            throw new Failure(
                    Failure.Kind.WAITS_FOR_PERSON,
                    Diagnostic.error("undoing-open", "#%d %s: %s".formatted(there.number(), waits, there.title()))
                            .at(new Location.OnRemote(there.url(), "pull request"))
                            .hint("merge it or close it, then coop deploy "
                                    + batch.environment().name()));
        }
    }

    private void close(PullRequest there, String why) {
        forge.ifPresent(known -> {
            known.comment(there, KEY, "coop closed this: " + why);
            known.close(there);
            progress.done("closed", "#" + there.number() + " (" + there.title() + ")");
        });
    }
}
