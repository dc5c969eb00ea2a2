package dev.coop.deploy.body;

import dev.coop.forge.WebLinks;
import dev.coop.gitops.Release;
import dev.coop.source.SourceCommit;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The source commits between two releases. */
final class CommitTable {
    /** More than these are rather noise than news. */
    private static final int UNFOLDED = 10;

    private CommitTable() {}

    /** Returns the newest commits, so many at most, under a line that counts them and links the comparison. */
    static String of(Release before, Release release, List<SourceCommit> commits, Optional<WebLinks> links, int most) {
        if (commits.isEmpty()) {
            return "";
        }
        var compare = links.filter(_ -> before.source().sameOrigin(release.source()))
                .map(pages -> " · [compare](%s)"
                        .formatted(pages.compare(
                                before.source().commit(), release.source().commit())))
                .orElse("");
        var title = "**%d %s since %s's release**%s\n\n"
                .formatted(commits.size(), commits.size() == 1 ? "commit" : "commits", release.environment(), compare);
        var table = new StringBuilder("| commit | | by |\n|---|---|---|\n");
        commits.stream().limit(most).forEach(commit -> {
            var id = commit.id().abbreviated();
            table.append("| %s | %s | %s, %s |\n"
                    .formatted(
                            links.map(pages -> "[" + id + "](" + pages.commit(commit.id()) + ")")
                                    .orElse(id),
                            Markdown.text(commit.subject()),
                            Markdown.text(commit.author().name()),
                            commit.at().atOffset(ZoneOffset.UTC).toLocalDate()));
        });
        if (commits.size() > most) {
            table.append("| | and %d more | |\n".formatted(commits.size() - most));
        }
        return title
                + (commits.size() > UNFOLDED
                        ? folded(table.toString())
                        : table.append('\n').toString());
    }

    private static String folded(String table) {
        return "<details><summary>The commits</summary>\n\n" + table + "\n</details>\n\n";
    }
}
