package dev.coop.status;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.delivery.Cause;
import dev.coop.delivery.Delivery;
import dev.coop.delivery.Observation;
import dev.coop.delivery.Rollout;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.forge.Forge;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.Release;
import dev.coop.gitops.Releases;
import dev.coop.gitops.Snapshot;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import dev.coop.source.CommitId;
import dev.coop.source.SourceRepository;
import dev.coop.status.EnvironmentStatus.Desired;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Puts together what should run (the GitOps repository), what is proposed (pull requests) and what runs (the delivery).
 */
public final class StatusReader {
    /** A new Application is made by a poll of at most three minutes; later, its absence has another reason. */
    private static final Duration CREATION = Duration.ofMinutes(10);

    private static final int MOST_COMMITS = 1000;

    private final GitOpsRepository repository;
    private final Proposals proposals;
    private final Delivery delivery;
    private final SourceRepository source;
    private final InstantSource clock;
    private final Map<Question, Boolean> answered = new HashMap<>();
    private boolean again;

    /** Whether a revision holds the release with that tree; the answer never changes. */
    private record Question(String revision, String folder, String tree) {}

    /**
     * @param repository where releases are
     * @param forge where pull requests are, if that is known
     * @param delivery what syncs the repository
     * @param source the app's own repository, to count commits
     * @param clock the time
     */
    public StatusReader(
            GitOpsRepository repository,
            Optional<Forge> forge,
            Delivery delivery,
            SourceRepository source,
            InstantSource clock) {
        this.repository = repository;
        this.proposals = new Proposals(repository, forge, clock);
        this.delivery = delivery;
        this.source = source;
        this.clock = clock;
    }

    /** Reads the status of an app in some environments of a platform. */
    public AppStatus read(AppName app, Platform platform, List<Environment> environments) {
        repository.expect(Release.branches(app));
        repository.expect(Release.branches(source.origin()));
        var tip = look();
        var entry = platform.entries().stream()
                .flatMap(each -> Releases.of(tip, app, each.name()).stream())
                .map(Release::source)
                .findFirst();
        // Who asks may stand in another repository than the app's.
        var together = Release.branches(entry.map(Release.Source::repository).orElseGet(source::origin));
        repository.expect(together);
        proposals.expect(app, environments, together);
        var newest = entry.map(Release.Source::commit);
        var found = environments.stream()
                .map(environment ->
                        environment(tip, app, environment, newest).holding(Releases.hold(tip, app, environment.name())))
                .toList();
        // Beside another that runs, nobody asks why: looking is a request more.
        var gone = found.stream().allMatch(each -> each.rollout() == Rollout.NONE);
        return new AppStatus(
                app,
                platform.name(),
                delivery.simulated(),
                clock.instant(),
                gone ? removed(tip, app, found) : found,
                proposals.unanswered());
    }

    private List<EnvironmentStatus> removed(Snapshot tip, AppName app, List<EnvironmentStatus> gone) {
        return gone.stream()
                .map(each -> repository
                        .lately(tip, Release.folder(app, each.name()) + "/release.yaml")
                        .map(each::removedBy)
                        .orElse(each))
                .toList();
    }

    /** Reads how an app's release is in an environment, whatever is proposed after it. */
    public EnvironmentStatus rollout(AppName app, Environment environment) {
        return environment(look(), app, environment, Optional.empty());
    }

    /** What was looked at to get here is new enough for the first time; a watch looks again. */
    private Snapshot look() {
        var tip = again ? repository.tip() : repository.seen();
        again = true;
        return tip;
    }

    private EnvironmentStatus environment(
            Snapshot tip, AppName app, Environment environment, Optional<CommitId> newest) {
        var proposed = proposals
                .of(tip, app, environment.name())
                .map(found -> heldBefore(tip, app, environment, found)
                        .map(found::heldIn)
                        .orElse(found));
        var desired = desired(tip, app, environment.name(), newest);
        if (desired.isEmpty()) {
            return notDeployed(app, environment.name(), proposed);
        }
        var url = Addresses.of(tip, app, environment.name());
        var blind = new Blind(environment.name(), desired.get(), proposed, url);
        return switch (delivery.observe(app, environment)) {
            case Observation.Live live -> live(tip, app, environment, desired.get(), live, proposed, url);
            case Observation.NotFound(var why) -> missing(blind, Unseen.NOT_THERE, why);
            case Observation.Hidden(var why) -> missing(blind, Unseen.NOT_ALLOWED, why);
            case Observation.NotAllowed(var why) -> blind.because(Unseen.NOT_ALLOWED, why);
            case Observation.Unreachable(var why) -> blind.because(Unseen.UNREACHABLE, why);
            case Observation.NotConfigured() ->
                blind.status(
                        Rollout.UNKNOWN,
                        "platform.yaml names no Argo CD, so nothing is known of the rollout",
                        Optional.of(Unseen.NOT_CONFIGURED),
                        Optional.empty());
        };
    }

    private EnvironmentStatus missing(Blind blind, Unseen unseen, Diagnostic why) {
        return blind.desired().at().plus(CREATION).isAfter(clock.instant())
                ? blind.status(
                        Rollout.WAITING,
                        "the application is not there yet; a new one takes up to 3 min",
                        Optional.empty(),
                        Optional.empty())
                : blind.because(unseen, why);
    }

    /** What is known of an environment where the rollout cannot be seen. */
    private record Blind(EnvironmentName name, Desired desired, Optional<Proposed> proposed, Optional<String> url) {

        EnvironmentStatus because(Unseen unseen, Diagnostic why) {
            return status(
                    Rollout.UNKNOWN,
                    why.message(),
                    Optional.of(unseen),
                    Optional.of(new Cause(why.code(), why.message(), List.of(), why.hint(), why.location())));
        }

        EnvironmentStatus status(Rollout rollout, String message, Optional<Unseen> unseen, Optional<Cause> cause) {
            return new EnvironmentStatus(
                    name,
                    rollout,
                    message,
                    Optional.of(desired.at()),
                    Optional.of(desired),
                    Optional.empty(),
                    unseen,
                    cause,
                    proposed,
                    Optional.empty(),
                    url,
                    List.of());
        }
    }

    /** Returns the environment before that has taken back what is proposed. */
    private Optional<EnvironmentName> heldBefore(
            Snapshot tip, AppName app, Environment environment, Proposed proposed) {
        return environment.after().stream()
                .filter(place -> Releases.hold(tip, app, place)
                        .filter(hold -> proposes(proposed, app, environment.name(), hold.commit()))
                        .isPresent())
                .findFirst();
    }

    private boolean proposes(Proposed proposed, AppName app, EnvironmentName environment, CommitId commit) {
        return repository
                .branch(proposed.pullRequest().head())
                .flatMap(branch -> Releases.of(branch, app, environment))
                .filter(release -> release.source().commit().equals(commit))
                .isPresent();
    }

    private EnvironmentStatus notDeployed(AppName app, EnvironmentName name, Optional<Proposed> proposed) {
        var pushed = proposals.pushed(app, name);
        var open = proposed.isPresent() || pushed.isPresent();
        return new EnvironmentStatus(
                name,
                open ? Rollout.PROPOSED : Rollout.NONE,
                pushed.map(branch -> "the branch " + branch + " is pushed; open a pull request for it by hand")
                        .orElse(""),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                proposed,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private EnvironmentStatus live(
            Snapshot tip,
            AppName app,
            Environment environment,
            Desired desired,
            Observation.Live live,
            Optional<Proposed> proposed,
            Optional<String> url) {
        var folder = Release.folder(app, environment.name());
        var judgement = new RolloutJudge(
                        desired.release().digest(), revision -> holds(tip, folder, revision), clock.instant())
                .of(live);
        return new EnvironmentStatus(
                environment.name(),
                judgement.rollout(),
                judgement.message(),
                since(desired, live, judgement.rollout()),
                Optional.of(desired),
                Optional.of(live),
                Optional.empty(),
                Causes.of(judgement.rollout(), judgement.message(), live),
                proposed,
                Optional.empty(),
                url,
                live.resources());
    }

    private static Optional<Instant> since(Desired desired, Observation.Live live, Rollout rollout) {
        var ended = live.health().since();
        return rollout.goesOn()
                ? Optional.of(desired.at())
                : ended.filter(at -> at.isAfter(desired.at())).or(() -> Optional.of(desired.at()));
    }

    /** A revision holds the release when its tree of the app's environment is the release's own. */
    private boolean holds(Snapshot tip, String folder, String revision) {
        var tree = tip.treeId(folder).orElse("");
        if (revision.equals(tip.commit().value())) {
            return true;
        }
        return answered.computeIfAbsent(
                new Question(revision, folder, tree),
                question -> commit(revision)
                        .flatMap(repository::at)
                        .flatMap(snapshot -> snapshot.treeId(folder))
                        .filter(tree::equals)
                        .isPresent());
    }

    private static Optional<CommitId> commit(String revision) {
        return revision.matches("[0-9a-f]{40}|[0-9a-f]{64}") ? Optional.of(new CommitId(revision)) : Optional.empty();
    }

    private Optional<Desired> desired(
            Snapshot tip, AppName app, EnvironmentName environment, Optional<CommitId> newest) {
        return Releases.of(tip, app, environment)
                .flatMap(release ->
                        repository.history(tip, Release.folder(app, environment) + "/release.yaml", 1).stream()
                                .findFirst()
                                .map(revision -> new Desired(
                                        release,
                                        revision.commit(),
                                        revision.at(),
                                        behind(release.source().commit(), newest))));
    }

    private OptionalInt behind(CommitId commit, Optional<CommitId> newest) {
        if (newest.isEmpty()) {
            return OptionalInt.empty();
        }
        return switch (source.ancestry(commit, newest.get())) {
            case SAME, DESCENDANT -> OptionalInt.of(0);
            case ANCESTOR, DIVERGED ->
                OptionalInt.of(
                        source.between(commit, newest.get(), MOST_COMMITS).size());
            case UNKNOWN -> OptionalInt.empty();
        };
    }
}
