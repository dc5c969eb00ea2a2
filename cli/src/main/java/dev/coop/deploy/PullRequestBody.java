package dev.coop.deploy;

import dev.coop.forge.PullRequest;
import dev.coop.gitops.Release;
import dev.coop.source.SourceCommit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a reviewer reads. What people write outside coop's part is kept when the pull request changes. */
final class PullRequestBody {
    private static final String BEGIN = "<!-- coop:begin -->";
    private static final String END = "<!-- coop:end -->";

    private PullRequestBody() {}

    /**
     * What the body tells of.
     *
     * @param release what is proposed
     * @param before what runs
     * @param takenFrom where the release was taken from, in words
     * @param commits the source commits in between, newest first, as far as they are known here
     * @param changes what changes in the cluster
     * @param remarks what the reviewer should look at twice
     */
    record Content(
            Release release,
            Optional<Release> before,
            String takenFrom,
            List<SourceCommit> commits,
            Changes changes,
            List<String> remarks) {}

    /** Returns the body of a new pull request, or of one that is there with coop's part replaced. */
    static String of(Content content, Optional<PullRequest> existing) {
        var ours = BEGIN + "\n" + text(content) + END;
        return existing.map(PullRequest::body)
                .filter(body -> body.contains(BEGIN) && body.contains(END))
                .map(body -> body.substring(0, body.indexOf(BEGIN))
                        + ours
                        + body.substring(body.indexOf(END) + END.length()))
                .orElse(ours + "\n");
    }

    private static String text(Content content) {
        var release = content.release();
        var was = content.before()
                .map(before -> " (was `" + before.digest().abbreviated() + "`)")
                .orElse("");
        var body = new StringBuilder();
        body.append("**%s %s → %s** · image `%s`%s · %s\n\n"
                .formatted(
                        release.app(),
                        release.source().version(),
                        release.environment(),
                        release.digest().abbreviated(),
                        was,
                        content.takenFrom()));
        if (!content.commits().isEmpty()) {
            body.append("| commits since %s's release | |\n|---|---|\n".formatted(release.environment()));
            content.commits()
                    .forEach(commit -> body.append("| %s %s | %s |\n"
                            .formatted(
                                    commit.id().abbreviated(),
                                    cell(commit.subject()),
                                    cell(commit.author().name()))));
            body.append('\n');
        }
        body.append("**What changes in the cluster**\n\n");
        body.append(lines("added", content.changes().added()));
        body.append(lines("changed", content.changes().changed()));
        body.append(lines("removed", content.changes().removed()));
        if (content.changes().equals(new Changes(List.of(), List.of(), List.of()))) {
            body.append("- nothing but the release's record\n");
        }
        if (!content.remarks().isEmpty()) {
            body.append("\n**Look twice**\n\n");
            content.remarks().forEach(remark -> body.append("- ").append(remark).append('\n'));
        }
        return body.append("\nImage `%s`\n".formatted(release.image())).toString();
    }

    private static String lines(String what, List<String> names) {
        return names.stream().map(name -> "- " + name + " (" + what + ")\n").collect(Collectors.joining());
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s+", " ");
    }
}
