package dev.coop.deploy.diff;

import dev.coop.deploy.change.FileChange;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * The unified diff of an environment's manifests, file by file in the order of their paths. Values of Secrets are
 * hidden, and what a terminal or a page would not show as it is becomes visible.
 *
 * @param files those that differ
 */
public record ManifestDiff(List<FileDiff> files) {
    private static final String SOURCE = "source/";

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
        return between(folder, before, after, FileChange::isManifest);
    }

    /**
     * Compares two states of a release folder: the record of the release and the manifests; where only the app's own
     * files differ, those.
     */
    public static ManifestDiff ofRelease(
            String folder, SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
        var record = between(folder, before, after, change -> !change.path().startsWith(SOURCE));
        return record.isEmpty() ? between(folder, before, after, _ -> true) : record;
    }

    private static ManifestDiff between(
            String folder,
            SortedMap<String, byte[]> before,
            SortedMap<String, byte[]> after,
            Predicate<FileChange> wanted) {
        return new ManifestDiff(FileChange.between(before, after).stream()
                .filter(wanted)
                .map(change -> TextDiff.of(folder + "/" + change.path(), change.before(), change.after()))
                .toList());
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
