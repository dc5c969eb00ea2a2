package dev.coop.source;

/** Whether the files of an app are those of the commit that is checked out. */
public enum WorkTree {
    CLEAN(""),
    /** Changed since the commit; whatever names the commit then says {@code <commit>-dirty}. */
    DIRTY("-dirty");

    private final String suffix;

    WorkTree(String suffix) {
        this.suffix = suffix;
    }

    /** Returns what follows the commit's id wherever it is written. */
    public String suffix() {
        return suffix;
    }
}
