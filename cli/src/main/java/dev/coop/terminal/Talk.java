package dev.coop.terminal;

/** How much is said on standard error. */
public enum Talk {
    QUIET,
    NORMAL,
    VERBOSE
}
