package dev.coop.gitops.jgit;

import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.transport.FilterSpec;

/** What a server is asked to leave out of a fetch of commits, the thriftiest first; not every server does each. */
enum Filter {
    /** The commit, its tree, and what is right in that: {@code platform.yaml} and the list of the apps. */
    BELOW_TOP("tree:2"),
    /** The commit. */
    ALL_TREES("tree:0"),
    /** The commit and its trees. */
    ALL_FILES("blob:none"),
    /** Everything. */
    NOTHING("");

    private final FilterSpec spec;

    Filter(String line) {
        this.spec = line.isEmpty() ? FilterSpec.NO_FILTER : parsed(line);
    }

    private static FilterSpec parsed(String line) {
        try {
            return FilterSpec.fromFilterLine(line);
        } catch (PackProtocolException e) {
            throw new IllegalStateException(e);
        }
    }

    FilterSpec spec() {
        return spec;
    }

    /** Returns what to try with a server that does not do this one. */
    Filter next() {
        return values()[Math.min(ordinal() + 1, NOTHING.ordinal())];
    }

    /** Whether trees may be left out. */
    boolean leavesTreesOut() {
        return this == BELOW_TOP || this == ALL_TREES;
    }
}
