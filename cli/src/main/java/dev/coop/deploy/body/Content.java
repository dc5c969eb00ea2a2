package dev.coop.deploy.body;

import dev.coop.app.EnvironmentName;
import dev.coop.delivery.Rollout;
import dev.coop.forge.WebLinks;
import dev.coop.gitops.Release;
import dev.coop.source.SourceCommit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What a pull request's body tells of. Nothing in it may depend on the time of day: the same state, the same text. */
public sealed interface Content {

    /** Of one app in one environment. */
    sealed interface One extends Content permits Deploy, Rollback, Removal {
        /** Returns the release that is proposed, or the one that goes. */
        Release release();

        /** Returns what every kind of change has. */
        Circumstances circumstances();
    }

    /**
     * A release is proposed.
     *
     * @param release what should run
     * @param before what runs; nothing for a first deploy
     * @param runsIn where the release runs already; empty when that is not known
     * @param origin where it was taken from, in words, told when {@code runsIn} is empty
     * @param commits the source commits in between, newest first, as far as they are known here
     * @param pages where people look at the source commits, if that is known
     * @param circumstances the rest
     */
    record Deploy(
            Release release,
            Optional<Release> before,
            List<Running> runsIn,
            String origin,
            List<SourceCommit> commits,
            Optional<WebLinks> pages,
            Circumstances circumstances)
            implements One {
        public Deploy {
            runsIn = List.copyOf(runsIn);
            commits = List.copyOf(commits);
        }
    }

    /**
     * An earlier release is restored, and the newer one held.
     *
     * @param release what should run again
     * @param held what runs, which is not deployed again until a newer commit comes
     * @param why the reason that was given
     * @param circumstances the rest
     */
    record Rollback(Release release, Release held, Optional<String> why, Circumstances circumstances) implements One {}

    /**
     * An app is removed from an environment.
     *
     * @param release what runs
     * @param circumstances the rest
     */
    record Removal(Release release, Circumstances circumstances) implements One {}

    /** Several apps in one pull request, in their order. */
    record Several(List<One> apps) implements Content {
        public Several {
            if (apps.isEmpty()) {
                throw new IllegalArgumentException("no app");
            }
            apps = List.copyOf(apps);
        }
    }

    /** Where a release runs already, how, and since when that is so. */
    record Running(EnvironmentName environment, Rollout rollout, Optional<Instant> since) {}

    /**
     * What every kind of change has.
     *
     * @param before the files of the release folder
     * @param after the files it will have; of a removal at most which commit is held
     * @param checks what was checked
     * @param remarks what the reviewer should look at twice besides what the manifests show; literals within backticks
     * @param pipeline the platform's environments; none when a picture would say nothing
     * @param closed the number of the pull request for the same that was closed without a merge
     */
    record Circumstances(
            SortedMap<String, byte[]> before,
            SortedMap<String, byte[]> after,
            Checks checks,
            List<String> remarks,
            Optional<Pipeline> pipeline,
            Optional<Integer> closed) {}

    /**
     * What was checked.
     *
     * @param manifests how many manifests were rendered and are valid
     * @param policies whose policies passed, such as {@code acme}, if any were looked at
     * @param warnings what could not be checked; literals within backticks
     */
    record Checks(int manifests, Optional<String> policies, List<String> warnings) {}

    /** The environments of a platform, in its order, for one app. */
    record Pipeline(List<Stage> stages) {
        public Pipeline {
            stages = List.copyOf(stages);
        }
    }

    /** An environment, those before it, and the version that it runs, if it runs one. */
    record Stage(EnvironmentName environment, List<EnvironmentName> after, Optional<String> version) {}
}
