package dev.coop.cli;

import dev.coop.deploy.DeployProgress;
import dev.coop.deploy.Deployer;

/** What a command does with one app or several, on the platform that they name. */
public interface DeploySession extends PlatformSession {

    /** What becomes of a commit whose image is not there. */
    enum Unbuilt {
        /** A person is offered to build it now. */
        OFFERED,
        /** It is not deployed. */
        REFUSED,
        /** It is shown as not built yet, also where the registry gives no answer. Only for what changes nothing. */
        SHOWN
    }

    /** Returns what deploys them. */
    Deployer deployer(DeployProgress progress, Unbuilt unbuilt);
}
