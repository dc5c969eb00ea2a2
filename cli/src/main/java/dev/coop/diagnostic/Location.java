package dev.coop.diagnostic;

/** Where a finding is. */
public sealed interface Location {

    /**
     * A place in a text file.
     *
     * @param file the file's name as the user knows it
     * @param line from 1
     * @param column from 1, in code points
     * @param width how many code points of the line the marker covers, at least 1
     * @param sourceLine the whole line, so that showing it reads nothing; empty where it is too long to be shown
     */
    record InFile(String file, int line, int column, int width, String sourceLine) implements Location {
        public InFile {
            if (line < 1 || column < 1 || width < 1) {
                throw new IllegalArgumentException("a place counts from 1: " + line + ":" + column);
            }
        }

        /** Returns the same place without its line, which may hold what nobody should see. */
        public InFile withoutLine() {
            return new InFile(file, line, column, width, "");
        }

        @Override
        public String toString() {
            return file + ":" + line + ":" + column;
        }
    }

    /**
     * A whole file, where no line of it is to blame.
     *
     * @param file the file's name as the user knows it
     */
    record OfFile(String file) implements Location {
        @Override
        public String toString() {
            return file;
        }
    }

    /**
     * Another system, and what was asked of it.
     *
     * @param system such as {@code GitHub} or a host
     * @param request such as {@code POST /repos/acme/deployments/pulls}
     */
    record OnRemote(String system, String request) implements Location {
        @Override
        public String toString() {
            return request + " (" + system + ")";
        }
    }
}
