package dev.coop.source;

import java.io.IOException;
import java.util.Collections;
import java.util.NavigableMap;

/** What Git knows of the files of a work tree. Paths are from the repository's root, with slashes. */
public interface GitIndex {

    /** Returns what is tracked, by its path. */
    NavigableMap<String, Tracked> tracked() throws IOException;

    /** Returns whether something in a folder that is not tracked is one that Git ignores. */
    boolean ignores(String folder, String name) throws IOException;

    /** Returns the content of a tracked file, or the target of a link. */
    byte[] content(Tracked tracked) throws IOException;

    /**
     * A tracked path.
     *
     * @param kind what it is
     * @param id the id of its content
     * @param presence whether it should be on the disk
     */
    record Tracked(Kind kind, String id, Presence presence) {}

    /** What a tracked path is. */
    enum Kind {
        FILE,
        LINK,
        SUBMODULE
    }

    /** Whether a tracked path should be on the disk. */
    enum Presence {
        CHECKED_OUT,
        /** Left out by a sparse checkout. */
        LEFT_OUT
    }

    /** Where there is no Git. */
    GitIndex NONE = new GitIndex() {
        @Override
        public NavigableMap<String, Tracked> tracked() {
            return Collections.emptyNavigableMap();
        }

        @Override
        public boolean ignores(String folder, String name) {
            return false;
        }

        @Override
        public byte[] content(Tracked tracked) {
            throw new IllegalArgumentException("nothing is tracked");
        }
    };
}
