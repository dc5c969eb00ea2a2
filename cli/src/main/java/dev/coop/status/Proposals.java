package dev.coop.status;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.diagnostic.Failure;
import dev.coop.forge.Forge;
import dev.coop.forge.PullRequest;
import dev.coop.forge.WaitsFor;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.Release;
import dev.coop.gitops.Snapshot;
import dev.coop.platform.Environment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Asks the forge what is proposed. What Git tells does not depend on its answer. */
final class Proposals {
    /** Looking is several requests, so a watch looks now and then only. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(20);

    private final GitOpsRepository repository;
    private final Optional<Forge> forge;
    private final InstantSource clock;
    private final Map<Integer, Looked> looks = new HashMap<>();
    private Optional<Failure> unanswered = Optional.empty();
    private String together = "";

    /** What a pull request waited for at some time. */
    private record Looked(WaitsFor waitsFor, Instant at) {}

    Proposals(GitOpsRepository repository, Optional<Forge> forge, InstantSource clock) {
        this.repository = repository;
        this.forge = forge;
        this.clock = clock;
    }

    /**
     * Says which environments will be asked for now.
     *
     * @param together what the branches of all apps of the app's repository begin with
     */
    void expect(AppName app, List<Environment> environments, String together) {
        unanswered = Optional.empty();
        this.together = together;
        var heads = environments.stream()
                .flatMap(environment ->
                        Stream.of(Release.branch(app, environment.name()), together + environment.name()))
                .toList();
        forge.filter(Forge::outlivesItsBranch)
                .ifPresent(known -> told(() -> {
                    known.expect(heads, repository.mainBranch());
                    return Optional.empty();
                }));
    }

    /** Returns why nothing is known of the pull requests, where that is so. */
    Optional<Failure> unanswered() {
        return unanswered;
    }

    /** Returns what is open for an environment, if anything is: of the app alone, or of all apps of its repository. */
    Optional<Proposed> of(Snapshot tip, AppName app, EnvironmentName environment) {
        var branch = Release.branch(app, environment);
        return forge.filter(known ->
                        known.outlivesItsBranch() || repository.branch(branch).isPresent())
                .flatMap(known -> open(known, branch))
                .or(() -> together(tip, app, environment));
    }

    private Optional<Proposed> together(Snapshot tip, AppName app, EnvironmentName environment) {
        var name = together + environment;
        return forge.flatMap(known -> repository
                .branch(name)
                .filter(branch -> changes(branch, tip, Release.folder(app, environment)))
                .flatMap(_ -> open(known, name)));
    }

    /** What a branch only stands on is not proposed by it. */
    private boolean changes(Snapshot branch, Snapshot tip, String folder) {
        var there = branch.treeId(folder);
        return !there.equals(tip.treeId(folder))
                && repository
                        .parent(branch)
                        .flatMap(repository::at)
                        .filter(base -> base.treeId(folder).equals(there))
                        .isEmpty();
    }

    private Optional<Proposed> open(Forge known, String branch) {
        return told(() -> known.open(branch, repository.mainBranch()))
                .map(open -> new Proposed(open, waitsFor(known, open)));
    }

    /** Where it is not known where pull requests live, the branch is all there is of a promotion. */
    Optional<String> pushed(AppName app, EnvironmentName environment) {
        var branch = Release.branch(app, environment);
        return forge.isEmpty() && repository.branch(branch).isPresent() ? Optional.of(branch) : Optional.empty();
    }

    /** One that did not answer is not asked again: every environment would wait for it. */
    private <T> Optional<T> told(Supplier<Optional<T>> asking) {
        if (unanswered.isPresent()) {
            return Optional.empty();
        }
        try {
            return asking.get();
        } catch (Failure failure) {
            unanswered = Optional.of(failure);
            return Optional.empty();
        }
    }

    private WaitsFor waitsFor(Forge known, PullRequest open) {
        return looks.compute(
                        open.number(),
                        (_, last) -> last != null && last.at().plus(LOOK_AGAIN).isAfter(clock.instant())
                                ? last
                                : new Looked(known.waitsFor(open), clock.instant()))
                .waitsFor();
    }
}
