package dev.coop.image.files;

import dev.coop.image.files.OutputFolder.Print;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which files the app's build command made: those that changed since it began, and those that an earlier build made and
 * nothing has touched since, as a command that finds its work done writes nothing.
 */
public sealed interface MadeFiles {
    /** Returns what there is when no command runs: nothing is known to be made. */
    static MadeFiles none(KeepEmpty keepEmpty) {
        return new Nothing(keepEmpty);
    }

    /** Begins to watch, right before the command runs. */
    static Since begin(OutputFolder output, KeepEmpty keepEmpty) {
        return new Since(output, output.prepare(), keepEmpty);
    }

    /** Returns whether a build can have made anything. */
    boolean any();

    /** Returns whether a build made a file. */
    boolean isMade(String path, Path file) throws IOException;

    /** Returns what happens to folders with nothing in them that no build made. */
    KeepEmpty keepEmpty();

    /** Returns whether a file is what coop itself keeps in its output folder. */
    default boolean isOwn(String path) {
        return path.equals(OutputFolder.NAME + "/.gitignore") || path.equals(OutputFolder.NAME + "/made");
    }

    /** Whether folders with nothing in them are copied: Git knows none, so they differ between clones. */
    enum KeepEmpty {
        YES,
        NO
    }

    /** No command runs. */
    record Nothing(KeepEmpty keepEmpty) implements MadeFiles {
        @Override
        public boolean any() {
            return false;
        }

        @Override
        public boolean isMade(String path, Path file) {
            return false;
        }
    }

    /** What a command that ran made, and those before it. */
    final class Since implements MadeFiles {
        private final OutputFolder output;
        private final long began;
        private final KeepEmpty keepEmpty;
        private final Map<String, Print> before;
        private final Map<String, Print> made = new TreeMap<>();

        private Since(OutputFolder output, long began, KeepEmpty keepEmpty) {
            this.output = output;
            this.began = began;
            this.keepEmpty = keepEmpty;
            this.before = output.made();
        }

        @Override
        public boolean any() {
            return true;
        }

        @Override
        public boolean isMade(String path, Path file) throws IOException {
            var print = Print.of(file);
            var isMade = print.changed() >= began || print.equals(before.get(path));
            if (isMade) {
                made.put(path, print);
            }
            return isMade;
        }

        @Override
        public KeepEmpty keepEmpty() {
            return keepEmpty;
        }

        /** Remembers for the next build what was found to be made. */
        public void remember() {
            if (!made.isEmpty() || !before.isEmpty()) {
                output.remember(made);
            }
        }
    }
}
