package dev.coop.deploy;

import dev.coop.deploy.DeployOutcome.Committed;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.forge.Forge;
import dev.coop.forge.PullRequest;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.GitOpsRepository.Revision;
import dev.coop.gitops.Release;
import dev.coop.gitops.Snapshot;
import dev.coop.source.Person;
import java.util.List;
import java.util.Optional;

/**
 * The pull request that is open for an environment when something else is to happen there. A rollback or a removal does
 * not change it into its own: what reviewers wrote was about something else. It closes it, says why, and opens another.
 * A deploy leaves an open rollback or removal to people.
 */
public final class OpenPromotion implements Deployer.Proposer {
    private static final String KEY = "closed";

    private final Deployer.Proposer proposer;
    private final GitOpsRepository repository;
    private final Optional<Forge> forge;
    private final DeployProgress progress;

    /**
     * @param proposer opens pull requests
     * @param repository where releases are
     * @param forge where pull requests live, if that is known
     * @param progress told of what is closed
     */
    public OpenPromotion(
            Deployer.Proposer proposer, GitOpsRepository repository, Optional<Forge> forge, DeployProgress progress) {
        this.proposer = proposer;
        this.repository = repository;
        this.forge = forge;
        this.progress = progress;
    }

    @Override
    public Optional<DeployOutcome> propose(Plan plan, Person committer, Optional<String> because) {
        open(plan.release()).ifPresent(there -> makeWay(there, plan));
        return proposer.propose(plan, committer, because);
    }

    private void makeWay(PullRequest there, Plan plan) {
        var commits = commits(plan.release(), plan.tip());
        if (plan.purpose() == Purpose.DEPLOY) {
            refuseWhereUndoing(there, commits, plan.release());
        } else if (!there.title().equals(plan.title())
                && commits.stream().allMatch(commit -> CommitMessage.isOurs(commit.message()))) {
            close(there, plan.title() + ", in a pull request of its own");
        }
    }

    private List<Revision> commits(Release release, Snapshot tip) {
        return repository
                .branch(Release.branch(release.app(), release.environment()))
                .map(branch -> repository.onlyOn(branch, tip))
                .orElse(List.of());
    }

    private static void refuseWhereUndoing(PullRequest there, List<Revision> commits, Release release) {
        if (commits.stream().anyMatch(commit -> CommitMessage.isUndoing(commit.message()))) {
            throw new Failure(
                    Failure.Kind.WAITS_FOR_PERSON,
                    Diagnostic.error(
                                    "undoing-open", "#%d waits for review: %s".formatted(there.number(), there.title()))
                            .at(new Location.OnRemote(there.url(), "pull request"))
                            .hint("merge it or close it, then coop deploy " + release.environment()));
        }
    }

    /** Closes what was proposed for an environment that a commit has now taken back. */
    void closeAfter(Committed committed) {
        var release = committed.release();
        var tip = repository.tip();
        open(release).ifPresent(there -> {
            if (commits(release, tip).stream().allMatch(commit -> CommitMessage.isOurs(commit.message()))) {
                close(there, CommitMessage.title(release, Purpose.ROLLBACK));
                repository.branch(there.head()).ifPresent(branch -> repository.delete(there.head(), branch.commit()));
            } else {
                progress.warning("#" + there.number() + " is still open, as somebody else committed to it");
            }
        });
    }

    private Optional<PullRequest> open(Release release) {
        return forge.flatMap(
                known -> known.open(Release.branch(release.app(), release.environment()), repository.mainBranch()));
    }

    private void close(PullRequest there, String why) {
        forge.ifPresent(known -> {
            known.comment(there, KEY, "coop closed this: " + why);
            known.close(there);
            progress.done("closed", "#" + there.number() + " (" + there.title() + ")");
        });
    }
}
