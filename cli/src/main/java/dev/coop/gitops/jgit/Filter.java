package dev.coop.gitops.jgit;

import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.transport.FilterSpec;

/** What a server is asked to leave out of a fetch of commits, the thriftiest first; not every server does each. */
enum Filter {
    /** Leaves the commit, its tree, and what is right in that: {@code platform.yaml} and the list of the apps. */
    BELOW_TOP("tree:2"),
    /** Leaves the commit. */
    ALL_TREES("tree:0"),
    /** Leaves the commit and its trees. */
    ALL_FILES("blob:none"),
    /** Leaves everything. */
    NOTHING("");

    private final String line;

    Filter(String line) {
        this.line = line;
    }

    FilterSpec spec() {
        try {
            return line.isEmpty() ? FilterSpec.NO_FILTER : FilterSpec.fromFilterLine(line);
        } catch (PackProtocolException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns what to try with a server that does not do this one. */
    Filter next() {
        return switch (this) {
            case BELOW_TOP -> ALL_TREES;
            case ALL_TREES -> ALL_FILES;
            case ALL_FILES, NOTHING -> NOTHING;
        };
    }

    /** Whether trees may be left out. */
    boolean leavesTreesOut() {
        return this == BELOW_TOP || this == ALL_TREES;
    }
}
