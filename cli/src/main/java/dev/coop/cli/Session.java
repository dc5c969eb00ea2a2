package dev.coop.cli;

import dev.coop.app.AppName;
import dev.coop.cli.completion.Candidates;
import dev.coop.deploy.DeployProgress;
import dev.coop.deploy.Deployer;
import dev.coop.deploy.Undoing;
import dev.coop.doctor.Doctor;
import dev.coop.history.HistoryReader;
import dev.coop.image.ImageBuilder;
import dev.coop.image.ImageReference;
import dev.coop.manifest.Manifest;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import dev.coop.process.Browser;
import dev.coop.rollback.Earlier;
import dev.coop.sandbox.Sandbox;
import dev.coop.scaffold.Start;
import dev.coop.source.AppFolder;
import dev.coop.source.Person;
import dev.coop.status.Addresses;
import dev.coop.status.RolloutWatcher;
import dev.coop.status.StatusReader;
import dev.coop.terminal.Terminal;
import dev.coop.tour.Guide;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What one run of coop works with. Each member is made at most once and only when it is asked for, so a command that
 * needs no Git loads none.
 */
public interface Session {

    /** Returns how to speak. */
    Terminal terminal();

    /** Returns the folder that the command runs in. */
    Path folder();

    /** Returns the time. */
    InstantSource clock();

    /** Returns the app of the coop.yaml found from here upwards, or the one of that name in a folder below. */
    AppFolder app(Optional<AppName> name);

    /** Returns every app in the folder or below it, at least one; all of them name the same platform. */
    List<AppFolder> apps();

    /** Returns the name given, or that of the coop.yaml found from here upwards. */
    AppName appName(Optional<AppName> name);

    /** Returns the platform as its main branch has it now. */
    Platform platform();

    /** Returns whether the platform is the sandbox. */
    boolean simulated();

    /** Returns what starts an app in a folder. */
    Start start(Path folder);

    /** Returns the platform as far as it is known without a network; none when none is named or no copy was kept. */
    Optional<KnownPlatform> knownPlatform();

    /** A platform that was read before, and when that was in words. */
    record KnownPlatform(Platform platform, String asOf) {}

    /** Renders the manifests of an app in an environment; without an image, of one that is not built yet. */
    List<Manifest> render(AppFolder app, Environment environment, Optional<ImageReference> image);

    /** Returns what builds an app's image, to where the platform's images go or to a tar. */
    Build build(AppFolder app, Optional<Path> tar);

    /** A build that is ready to run. */
    interface Build {
        /** Builds the image. */
        ImageBuilder.BuiltImage run(ImageBuilder.Progress progress);
    }

    /** Returns what deploys an app. */
    Deployer deployer(AppFolder app, DeployProgress progress);

    /** Returns what takes an app in an environment back to an earlier release. */
    Undoing rollback(AppName app, Earlier earlier, String reason, DeployProgress progress);

    /** Returns what takes an app out of an environment. */
    Undoing removal(AppName app, DeployProgress progress);

    /** Returns what deploys several apps of one repository at once. */
    Deployer deployer(List<AppFolder> apps, DeployProgress progress);

    /** Returns what reads an app's status. */
    StatusReader statusReader();

    /** Returns what reads which releases environments had. */
    HistoryReader historyReader();

    /** Returns where an app can be looked at. */
    Addresses addresses();

    /** Returns the user's browser. */
    Browser browser();

    /** Returns what follows rollouts. */
    RolloutWatcher watcher();

    /** Returns the embedded platform. */
    Sandbox sandbox();

    /** Empties the embedded platform. */
    void resetSandbox();

    /** Returns who works here. */
    Person person();

    /** Returns what logging in works with. */
    Access access();

    /** Returns what examines the settings and the ways to other systems. */
    Doctor doctor();

    /** Returns what takes a user through the tour. */
    Guide guide();

    /** Returns what completion offers of what only the program knows. */
    Candidates candidates();

    /** Has something done when the user interrupts; closing takes it back. */
    Interruption onInterrupt(Runnable action);

    /** Something that is done when the user interrupts. */
    interface Interruption extends AutoCloseable {
        @Override
        void close();
    }
}
