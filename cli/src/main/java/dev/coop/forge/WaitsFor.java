package dev.coop.forge;

/** What a pull request waits for, the first thing that somebody has to do. */
public enum WaitsFor {
    REVIEW("review", "waits for review"),
    /** Somebody approved it, which is not enough for the base branch. */
    APPROVALS("approvals", "waits for more approvals"),
    /** Its checks are still going on. */
    CHECKS("checks", "waits for its checks"),
    FAILED_CHECKS("failed-checks", "has failed checks"),
    /** A reviewer wants changes. */
    CHANGES("changes", "has a reviewer who asks for changes"),
    CONFLICT("conflict", "conflicts with the main branch: deploy again"),
    /** It is approved. */
    MERGE("merge", "waits to be merged"),
    /** The forge does not tell. */
    UNKNOWN("unknown", "is open; the forge does not tell what it waits for");

    private final String code;
    private final String words;

    WaitsFor(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** Returns the name for scripts. */
    public String code() {
        return code;
    }

    /** Returns what a person reads behind the pull request's number. */
    public String words() {
        return words;
    }
}
