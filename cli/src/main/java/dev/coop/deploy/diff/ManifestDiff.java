package dev.coop.deploy.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The unified diff of an environment's manifests, file by file in the order of their paths. Values of Secrets are
 * hidden, and what a terminal or a page would not show as it is becomes visible.
 *
 * @param files those that differ
 */
public record ManifestDiff(List<FileDiff> files) {
    private static final String MANIFESTS = "manifests/";

    public ManifestDiff {
        files = List.copyOf(files);
    }

    /**
     * A diff that fits.
     *
     * @param text whole files' diffs, in order
     * @param files how many files are left out
     * @param lines how many changed lines are left out with them
     */
    public record Cut(String text, int files, int lines) {
        /**
         * Returns what is left out in words, such as {@code 3 files with 120 changed lines}; nothing if all is there.
         */
        public Optional<String> leftOut() {
            return files == 0
                    ? Optional.empty()
                    : Optional.of("%d %s with %d changed %s"
                            .formatted(files, files == 1 ? "file" : "files", lines, lines == 1 ? "line" : "lines"));
        }
    }

    /**
     * Compares two states of a release folder; only what lies below {@code manifests/} is looked at.
     *
     * @param folder the release folder in the GitOps repository, such as {@code apps/mug/prod}
     * @param before what is there, by its path in the folder; empty for a first deploy
     * @param after what should be there; empty for a removal
     */
    public static ManifestDiff between(
            String folder, SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        var files = new ArrayList<FileDiff>();
        for (var path : paths) {
            var old = Optional.ofNullable(before.get(path));
            var now = Optional.ofNullable(after.get(path));
            var same = old.isPresent() && now.isPresent() && Arrays.equals(old.get(), now.get());
            if (path.startsWith(MANIFESTS) && !same) {
                files.add(TextDiff.of(folder + "/" + path, old, now));
            }
        }
        return new ManifestDiff(files);
    }

    /** Returns whether no manifest differs. */
    public boolean isEmpty() {
        return files.isEmpty();
    }

    /** Returns all of it. */
    public String text() {
        var text = new StringBuilder();
        files.forEach(file -> text.append(file.text()));
        return text.toString();
    }

    /** Returns the first files' diffs that together have at most so many characters; a file is never cut in two. */
    public Cut text(int limit) {
        var text = new StringBuilder();
        var shown = 0;
        while (shown < files.size() && text.length() + files.get(shown).text().length() <= limit) {
            text.append(files.get(shown).text());
            shown++;
        }
        var left = files.subList(shown, files.size());
        return new Cut(
                text.toString(),
                left.size(),
                left.stream().mapToInt(file -> file.added() + file.removed()).sum());
    }
}
