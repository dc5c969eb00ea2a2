package dev.coop.cli;

import dev.coop.deploy.DeployProgress;
import dev.coop.deploy.Deployer;

/** What a command does with one app or several, on the platform that they name. */
public interface DeploySession extends PlatformSession {

    /** Returns what deploys them. */
    Deployer deployer(DeployProgress progress);
}
