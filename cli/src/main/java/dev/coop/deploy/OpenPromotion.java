package dev.coop.deploy;

import dev.coop.app.EnvironmentName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.forge.Forge;
import dev.coop.forge.PullRequest;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.GitOpsRepository.Revision;
import dev.coop.gitops.Release;
import dev.coop.gitops.Releases;
import dev.coop.gitops.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
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

    /**
     * Closes all but the oldest of the pull requests that are open for one branch: several were opened at the same
     * moment.
     *
     * @param one the oldest that was found, or one that was just opened
     * @return whether that is the one that stays
     */
    boolean stays(PullRequest one) {
        var all = new ArrayList<PullRequest>(List.of(one));
        forge.ifPresent(known -> all.addAll(known.duplicates(one, repository.mainBranch())));
        all.sort(Comparator.comparingInt(PullRequest::number));
        var oldest = all.removeFirst();
        all.forEach(other -> close(other, "#" + oldest.number() + " is of the same branch, and was there first"));
        return oldest.number() == one.number();
    }

    /** Closes what is proposed and no environment before runs any more. */
    void closeOutdated(Batch batch, Snapshot branch, List<Revision> commits) {
        var undoing = commits.stream().anyMatch(commit -> CommitMessage.isUndoing(commit.message()));
        if (undoing || !areOurs(commits)) {
            return;
        }
        forge.flatMap(known -> known.open(batch.branch(), repository.mainBranch()))
                .ifPresent(there -> {
                    close(
                            there,
                            "no environment before " + batch.environment().name() + " runs what it proposed any more");
                    repository.delete(there.head(), branch.commit());
                });
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

    /** Closes where the commit that a rollback has now taken back was to go next. */
    void closeHeld(Plan plan) {
        plan.current()
                .ifPresent(bad -> plan.notes().pipeline().stages().stream()
                        .filter(stage -> stage.after().contains(bad.environment()))
                        .forEach(stage -> closeHeld(bad, stage.environment())));
    }

    private void closeHeld(Release bad, EnvironmentName next) {
        var why = bad.source().version() + " was rolled back in " + bad.environment();
        proposing(Release.branch(bad.app(), next), bad, next).ifPresent(branch -> {
            close(branch.open(), why);
            repository.delete(branch.open().head(), branch.there().commit());
        });
        proposing(Release.branches(bad.source().repository()) + next, bad, next)
                .ifPresent(branch -> progress.warning("#" + branch.open().number() + " still proposes " + bad.app()
                        + ", and " + why + ": coop deploy " + next + " --all"));
    }

    /** A branch that proposes a release, and its pull request. */
    private record Proposing(Snapshot there, PullRequest open) {}

    private Optional<Proposing> proposing(String name, Release bad, EnvironmentName next) {
        return repository
                .branch(name)
                .filter(there -> Releases.of(there, bad.app(), next)
                        .filter(release -> release.isOfSameBuild(bad))
                        .isPresent())
                .filter(there -> areOurs(repository.onlyOn(there, repository.seen())))
                .flatMap(there -> forge.flatMap(known -> known.open(name, repository.mainBranch()))
                        .map(open -> new Proposing(there, open)));
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
