package dev.coop.deploy;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.app.SourceFiles;
import dev.coop.delivery.Rollout;
import dev.coop.deploy.body.Content.Running;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.gitops.Release;
import dev.coop.gitops.Releases;
import dev.coop.gitops.Snapshot;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import dev.coop.source.WorkTree;
import dev.coop.validate.Validator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a later environment takes: the release of the environments before it, rendered anew from that release's files.
 */
public final class Predecessor {
    private final Wellbeing wellbeing;
    private final Told told;

    /**
     * @param wellbeing tells how releases are where they run
     * @param told who wants to know that besides the platform, which may require it
     */
    public Predecessor(Wellbeing wellbeing, Told told) {
        this.wellbeing = wellbeing;
        this.told = told;
    }

    /** Who is told how a release is where it runs. */
    public enum Told {
        /** Whoever reviews the one app. */
        REVIEWERS,
        /** Nobody: of many apps nobody reads it, and each is asked for by itself. */
        NOBODY
    }

    /** Tells how the app is in an environment. */
    public interface Wellbeing {
        /** Returns how the app's release is there. */
        Running of(AppName app, Platform platform, Environment environment);
    }

    /**
     * Returns what the environments before this one run. With several, each must run the same; a request may name one
     * of them.
     */
    Candidate candidate(
            Snapshot tip,
            AppName app,
            Platform platform,
            Environment environment,
            DeployRequest request,
            DeployProgress progress) {
        if (request.image().isPresent()) {
            throw new Failure(
                    Failure.Kind.WRONG_USAGE,
                    Diagnostic.error(
                                    "image-of-promotion",
                                    "--image goes to an entry environment; " + environment.name()
                                            + " takes what runs before it")
                            .hint("coop deploy " + environment.name() + " without --image"));
        }
        var places = places(environment, request.from());
        var releases = places.stream().map(place -> running(tip, app, place)).toList();
        requireOne(releases, environment);
        var release = releases.getFirst();
        refuseDirty(release, environment);
        var names = places.stream().map(EnvironmentName::value).collect(Collectors.joining(" and "));
        var source = release.source();
        progress.detail("takes what runs in %s: %s \"%s\"".formatted(names, source.version(), source.subject()));
        return candidate(tip, platform, release, "as it runs in " + names);
    }

    /**
     * Returns how the release is where it runs already; asked only where the environment, or whoever reviews, wants to
     * know. Fails where it has to be healthy there and is not.
     */
    List<Running> runsIn(AppName app, Platform platform, Environment environment, Optional<EnvironmentName> from) {
        var reviewed = told == Told.REVIEWERS && environment.deploy() != Environment.DeployMode.AUTO;
        if (!environment.requiresHealthy() && !reviewed) {
            return List.of();
        }
        var runsIn = places(environment, from).stream()
                .map(place ->
                        wellbeing.of(app, platform, platform.environment(place).orElseThrow()))
                .toList();
        if (environment.requiresHealthy()) {
            runsIn.forEach(place -> requireHealthy(app, place));
        }
        return runsIn;
    }

    private static Candidate candidate(Snapshot tip, Platform platform, Release release, String origin) {
        var folder = Release.folder(release.app(), release.environment()) + "/source";
        var files = new SourceFiles(tip.files(folder));
        if (files.text(SourceFiles.COOP_YAML).isEmpty()) {
            throw Planner.neverDeployed(release.app(), release.environment().value());
        }
        var checked = new Validator()
                .validate(new dev.coop.validate.Candidate(files, folder + "/", Optional.of(platform)))
                .checked();
        return new Candidate(checked, files, release.source(), release.repository(), release.digest(), origin);
    }

    private static List<EnvironmentName> places(Environment environment, Optional<EnvironmentName> from) {
        from.filter(each -> !environment.after().contains(each)).ifPresent(each -> {
            throw notBefore(environment, each);
        });
        return from.map(List::of).orElse(environment.after());
    }

    /** Returns why an environment that is asked to take a release from where it takes none does not. */
    static Failure notBefore(Environment environment, EnvironmentName from) {
        return new Failure(
                Failure.Kind.WRONG_USAGE,
                Diagnostic.error("not-before", environment.name() + " takes nothing from " + from + " (platform.yaml)")
                        .hint(
                                environment.after().isEmpty()
                                        ? "it comes first, and takes the image built for this commit: leave out --from"
                                        : "it comes after " + listed(environment.after())));
    }

    private static Release running(Snapshot tip, AppName app, EnvironmentName place) {
        return Releases.of(tip, app, place).orElseThrow(() -> Planner.neverDeployed(app, place.value()));
    }

    private static void requireOne(List<Release> releases, Environment environment) {
        var first = releases.getFirst();
        if (!releases.stream().allMatch(each -> isSame(each, first))) {
            var running = releases.stream()
                    .map(each -> each.environment() + " runs " + each.source().version() + " as "
                            + each.digest().abbreviated())
                    .collect(Collectors.joining(", "));
            throw new Failure(
                    Failure.Kind.WAITS_FOR_PERSON,
                    Diagnostic.error(
                                    "predecessors-differ",
                                    running + ": " + environment.name() + " takes what runs in each of them")
                            .hint("bring them to the same release, or take one with `--from " + first.environment()
                                    + "`"));
        }
    }

    private static boolean isSame(Release some, Release other) {
        return some.image().equals(other.image())
                && some.source().commit().equals(other.source().commit())
                && some.source().workTree() == other.source().workTree();
    }

    private static String listed(List<EnvironmentName> names) {
        return names.stream().map(EnvironmentName::value).collect(Collectors.joining(", "));
    }

    private static void refuseDirty(Release release, Environment environment) {
        if (release.source().workTree() == WorkTree.DIRTY && environment.deploy() != Environment.DeployMode.AUTO) {
            throw Checkout.dirty(
                    environment,
                    release.environment() + " runs " + release.source().version() + ", a work tree with changes");
        }
    }

    private static void requireHealthy(AppName app, Running place) {
        if (place.rollout() != Rollout.HEALTHY) {
            throw new Failure(
                    Failure.Kind.WAITS_FOR_PERSON,
                    Diagnostic.error(
                                    "predecessor-not-healthy",
                                    app + " is not healthy in " + place.environment() + ": "
                                            + place.rollout().word())
                            .hint("coop status --environment " + place.environment() + " --watch"));
        }
    }
}
