package dev.coop.cli;

import dev.coop.app.AppName;
import dev.coop.deploy.DeployProgress;
import dev.coop.deploy.Undoing;
import dev.coop.history.HistoryReader;
import dev.coop.platform.Platform;
import dev.coop.rollback.Earlier;
import dev.coop.status.Addresses;
import dev.coop.status.StatusReader;
import java.util.List;
import java.util.Optional;

/**
 * What a command does with the platform. Whoever has one has said which coop.yaml may name the platform, so the answer
 * depends on nothing that was asked before.
 */
public interface PlatformSession {

    /** Returns the platform as its main branch has it now. */
    Platform platform();

    /** Returns whether the platform is the sandbox. */
    boolean simulated();

    /** Returns the platform as far as it is known without a network; none when none is named or no copy was kept. */
    Optional<KnownPlatform> known();

    /** A platform that was read before, and when that was in words. */
    record KnownPlatform(Platform platform, String asOf) {}

    /** Returns the apps that are deployed somewhere on the platform. */
    List<String> apps();

    /** Returns what reads an app's status. */
    StatusReader statusReader();

    /** Returns what reads which releases environments had. */
    HistoryReader historyReader();

    /** Returns where an app can be looked at. */
    Addresses addresses();

    /** Returns what takes an app in an environment back to an earlier release. */
    Undoing rollback(AppName app, Earlier earlier, String reason, DeployProgress progress);

    /** Returns what takes an app out of an environment. */
    Undoing removal(AppName app, DeployProgress progress);
}
