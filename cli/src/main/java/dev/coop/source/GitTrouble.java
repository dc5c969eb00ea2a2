package dev.coop.source;

import java.io.IOException;

/** Why a repository cannot be read, in words for people. */
public final class GitTrouble extends IOException {
    private static final long serialVersionUID = 1L;
    private final String hint;

    public GitTrouble(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** Returns what to do about it. */
    public String hint() {
        return hint;
    }
}
