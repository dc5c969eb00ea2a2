package dev.coop.scaffold;

/** What to do with a file that is there already. */
public enum Existing {
    KEEP,
    REPLACE
}
