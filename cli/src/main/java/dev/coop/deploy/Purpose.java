package dev.coop.deploy;

/** What an environment's files are changed for. */
public enum Purpose {
    /** The release that is next. */
    DEPLOY,
    /** An earlier release comes back. */
    ROLLBACK,
    /** The app leaves the environment. */
    REMOVAL
}
