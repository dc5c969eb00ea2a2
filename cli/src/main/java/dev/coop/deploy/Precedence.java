package dev.coop.deploy;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.gitops.Release;
import dev.coop.gitops.Releases;
import dev.coop.gitops.Snapshot;
import dev.coop.source.SourceRepository;
import dev.coop.source.SourceRepository.Ancestry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which of the releases that a branch proposes keep their place before an older one. Of each app it is decided by
 * itself.
 *
 * @param source the app's own repository
 * @param branch what is proposed
 * @param base what the branch stands on, where it has one commit of its own
 */
record Precedence(SourceRepository source, Snapshot branch, Supplier<Optional<Snapshot>> base) {

    /** Returns the newer releases that are proposed already, by their apps. */
    Map<AppName, Release> newer(Batch batch) {
        var newer = new LinkedHashMap<AppName, Release>();
        batch.plans().stream()
                .filter(plan -> plan.history() == DeployRequest.History.RESPECTED)
                .filter(plan -> there(plan)
                        .filter(proposed -> isNewer(proposed, plan.release()))
                        .isPresent())
                .filter(this::isStillOffered)
                .forEach(plan -> proposed(plan)
                        .ifPresent(proposed -> newer.put(plan.release().app(), proposed)));
        return newer;
    }

    /**
     * Returns the release that the branch proposes for what a plan is about; what the branch only stands on is none.
     */
    Optional<Release> proposed(Plan plan) {
        var tree = branch.treeId(plan.folder());
        return tree.equals(plan.tip().treeId(plan.folder())) || isOfBase(plan, tree) ? Optional.empty() : there(plan);
    }

    private boolean isOfBase(Plan plan, Optional<String> tree) {
        return base.get()
                .filter(each -> {
                    each.prepare(List.of(Release.folder(plan.release().app())));
                    return each.treeId(plan.folder()).equals(tree);
                })
                .isPresent();
    }

    private Optional<Release> there(Plan plan) {
        return Releases.of(branch, plan.release().app(), plan.release().environment());
    }

    private boolean isNewer(Release proposed, Release release) {
        return source.ancestry(release.source().commit(), proposed.source().commit()) == Ancestry.ANCESTOR;
    }

    /** Whether an environment before still runs what is proposed; it was perhaps rolled back there. */
    boolean isStillOffered(Plan plan) {
        var before = plan.environment().after();
        return before.isEmpty()
                || there(plan).stream()
                        .anyMatch(proposed -> before.stream().anyMatch(place -> runs(plan.tip(), proposed, place)));
    }

    private static boolean runs(Snapshot tip, Release proposed, EnvironmentName place) {
        return Releases.of(tip, proposed.app(), place)
                .filter(release -> release.isOfSameBuild(proposed))
                .isPresent();
    }
}
