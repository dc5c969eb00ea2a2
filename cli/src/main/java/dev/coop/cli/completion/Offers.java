package dev.coop.cli.completion;

import java.util.Iterator;
import java.util.List;

/** For picocli's {@code completionCandidates}, where an argument's type alone does not say what it may be. */
public final class Offers {
    /** Stands for folders among the words. */
    static final String FOLDERS = "<folders>";

    private Offers() {}

    /** The embedded platform, or the folder of a GitOps repository; a URL is up to the user. */
    public static final class Platforms implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("sandbox", FOLDERS).iterator();
        }
    }

    /** What a new app may start from. */
    public static final class Templates implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(marker(Known.TEMPLATES)).iterator();
        }
    }

    /** The open pull requests of the sandbox. */
    public static final class PullRequests implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(marker(Known.PULL_REQUESTS)).iterator();
        }
    }

    /** Returns what stands for a kind of values among the words. */
    static String marker(Known known) {
        return "<" + known + ">";
    }
}
