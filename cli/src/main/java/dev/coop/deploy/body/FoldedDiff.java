package dev.coop.deploy.body;

import dev.coop.deploy.diff.FileDiff;
import dev.coop.deploy.diff.ManifestDiff;
import dev.coop.gitops.Release;

/** The diff of an app's manifests, folded. */
final class FoldedDiff {
    private final ManifestDiff diff;
    private final Release release;

    private FoldedDiff(ManifestDiff diff, Release release) {
        this.diff = diff;
        this.release = release;
    }

    static FoldedDiff of(Content.One content) {
        var release = content.release();
        return new FoldedDiff(
                ManifestDiff.between(
                        Release.folder(release.app(), release.environment()),
                        content.circumstances().before(),
                        content.circumstances().after()),
                release);
    }

    /** Returns it in at most so many characters: whole files, and how to see those that are left out. */
    String text(int limit) {
        if (diff.isEmpty()) {
            return "";
        }
        var room = limit - frame("", "").length();
        var text = folded(room);
        while (text.length() > limit && room > 0) {
            room -= text.length() - limit;
            text = folded(room);
        }
        return text.length() <= limit ? text : pointer();
    }

    /** Returns how to see it elsewhere; nothing when there is nothing to see. */
    String pointer() {
        return diff.isEmpty()
                ? ""
                : "There is no room for the diff here: see `coop diff " + release.environment() + "` of "
                        + release.app() + ", or the files of this pull request\n\n";
    }

    private String folded(int room) {
        var cut = diff.text(Math.max(0, room));
        var rest = cut.leftOut()
                .map(left -> left + (cut.text().isEmpty() ? "" : " more")
                        + (left.startsWith("1 ") ? " is" : " are") + " too long for this page: see `coop diff "
                        + release.environment() + "` of " + release.app() + ", or the files of this pull request\n\n")
                .orElse("");
        return frame(cut.text().isEmpty() ? "" : Markdown.fenced("diff", cut.text()) + "\n", rest);
    }

    private String frame(String block, String rest) {
        var files = diff.files().size();
        return "<details><summary>The whole diff: %d %s, +%d −%d</summary>\n\n%s%s</details>\n\n"
                .formatted(
                        files,
                        files == 1 ? "file" : "files",
                        diff.files().stream().mapToInt(FileDiff::added).sum(),
                        diff.files().stream().mapToInt(FileDiff::removed).sum(),
                        block,
                        rest);
    }
}
