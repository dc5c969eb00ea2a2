package dev.coop.deploy;

import dev.coop.app.AppName;
import dev.coop.gitops.Snapshot;

/** Works out what a request would write on the main branch as it was just seen. Changes nothing. */
public interface Planning {
    /** Returns the app that it is about. */
    AppName app();

    /**
     * Returns what would be written on this tip.
     *
     * @param request where, and with which liberties
     * @param progress told of what was found
     */
    Plan plan(Snapshot tip, DeployRequest request, DeployProgress progress);
}
