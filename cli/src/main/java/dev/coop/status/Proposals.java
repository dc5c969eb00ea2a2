package dev.coop.status;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.diagnostic.Failure;
import dev.coop.forge.Forge;
import dev.coop.forge.PullRequest;
import dev.coop.forge.WaitsFor;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.Release;
import dev.coop.platform.Environment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks the forge what is proposed. What Git tells does not depend on its answer. */
final class Proposals {
    /** Looking is several requests, so a watch looks now and then only. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(20);

    private final GitOpsRepository repository;
    private final Optional<Forge> forge;
    private final InstantSource clock;
    private final Map<Integer, Looked> looks = new HashMap<>();
    private Optional<Failure> unanswered = Optional.empty();

    /** What a pull request waited for at some time. */
    private record Looked(WaitsFor waitsFor, Instant at) {}

    Proposals(GitOpsRepository repository, Optional<Forge> forge, InstantSource clock) {
        this.repository = repository;
        this.forge = forge;
        this.clock = clock;
    }

    /** Says which environments will be asked for now. */
    void expect(AppName app, List<Environment> environments) {
        unanswered = Optional.empty();
        var heads = environments.stream()
                .map(environment -> Release.branch(app, environment.name()))
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

    /** Returns what is open for an environment, if anything is. */
    Optional<Proposed> of(AppName app, EnvironmentName environment) {
        var branch = Release.branch(app, environment);
        return forge.filter(known ->
                        known.outlivesItsBranch() || repository.branch(branch).isPresent())
                .flatMap(known -> told(() -> known.open(branch, repository.mainBranch()))
                        .map(open -> new Proposed(open, waitsFor(known, open))));
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
