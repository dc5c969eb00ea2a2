package dev.coop.deploy;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.gitops.Release;
import dev.coop.platform.Environment;
import dev.coop.source.SourceRepository;
import java.util.List;
import java.util.Optional;

/**
 * How a candidate stands to what runs.
 *
 * @param superseding the release that runs, when its commit is newer than the candidate's
 * @param remarks what a reviewer should look at twice
 */
record Standing(Optional<Release> superseding, List<String> remarks) {

    static Standing of(
            Optional<Release> current,
            Candidate candidate,
            Environment environment,
            SourceRepository source,
            DeployRequest.History history) {
        if (current.isEmpty()) {
            return new Standing(Optional.empty(), List.of());
        }
        var running = current.get().source();
        return switch (source.ancestry(candidate.source().commit(), running.commit())) {
            case SAME, DESCENDANT -> new Standing(Optional.empty(), List.of());
            case UNKNOWN -> {
                if (environment.after().isEmpty() && history == DeployRequest.History.RESPECTED) {
                    throw unknown(current.get(), candidate);
                }
                yield environment.after().isEmpty()
                        ? forced(running.version() + ", which runs, is not in the clone it was deployed from")
                        : new Standing(Optional.empty(), List.of());
            }
            case ANCESTOR ->
                history == DeployRequest.History.FORCED
                        ? forced("goes back to a commit before " + running.version())
                        : new Standing(current, List.of());
            case DIVERGED -> {
                if (history == DeployRequest.History.RESPECTED) {
                    throw diverged(current.get(), candidate);
                }
                yield forced("its commit is on another line of history than " + running.version());
            }
        };
    }

    private static Standing forced(String remark) {
        return new Standing(Optional.empty(), List.of("deployed with `--force`: " + remark));
    }

    /** A clone that is behind or shallow cannot tell an older commit from a newer one; guessing could roll back. */
    private static Failure unknown(Release current, Candidate candidate) {
        return new Failure(
                Failure.Kind.CONFLICT,
                Diagnostic.error(
                                "unknown-history",
                                "%s runs %s, which is not in this clone, so %s may be older"
                                        .formatted(
                                                current.environment(),
                                                current.source().version(),
                                                candidate.source().version()))
                        .at(new Location.OfFile(Release.folder(current.app(), current.environment()) + "/release.yaml"))
                        .hint("git fetch (in CI: a clone with its whole history), or deploy all the same with"
                                + " --force"));
    }

    private static Failure diverged(Release current, Candidate candidate) {
        return new Failure(
                Failure.Kind.CONFLICT,
                Diagnostic.error(
                                "diverged-history",
                                "%s runs %s, which is not in the history of %s"
                                        .formatted(
                                                current.environment(),
                                                current.source().version(),
                                                candidate.source().version()))
                        .at(new Location.OfFile(Release.folder(current.app(), current.environment()) + "/release.yaml"))
                        .hint("merge it first, or deploy all the same with --force"));
    }
}
