package dev.coop.cli;

import dev.coop.app.AppName;
import dev.coop.cli.completion.Candidates;
import dev.coop.diagnostic.Standpoint;
import dev.coop.doctor.Doctor;
import dev.coop.process.Browser;
import dev.coop.sandbox.Sandbox;
import dev.coop.scaffold.Start;
import dev.coop.source.Person;
import dev.coop.status.RolloutWatcher;
import dev.coop.terminal.Terminal;
import dev.coop.tour.Guide;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What one run of coop works with. Nothing here knows a platform: a command first says what it is about, and what it
 * gets then knows both. A part is made only when it is asked for, so a command that needs no Git loads none.
 */
public interface Session {

    /** Returns how to speak. */
    Terminal terminal();

    /** Returns the folder that the command runs in. */
    Path folder();

    /** Returns from where the user reads the names of files. */
    Standpoint standpoint();

    /** Returns the time. */
    InstantSource clock();

    /** Returns what works on the app of the coop.yaml found from here upwards; fails where there is none. */
    AppSession onAppHere();

    /** Returns what works on the app of that name, which need not be checked out here. */
    AppSession onApp(AppName name);

    /** Returns what works on the app of the coop.yaml found from a folder upwards, if there is one. */
    Optional<AppSession> onAppAround(Path folder);

    /** Returns what works on every app in the folder or below it, at least one; all of them name the same platform. */
    DeploySession onAppsBelow();

    /** Returns what works on a platform; the coop.yaml found from here upwards may name it, if there is one. */
    PlatformSession onPlatform();

    /** Returns what logging in works with. */
    Access access();

    /** Returns what examines the settings and the ways to other systems. */
    Doctor doctor();

    /** Returns what starts an app in a folder. */
    Start start(Path folder);

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
