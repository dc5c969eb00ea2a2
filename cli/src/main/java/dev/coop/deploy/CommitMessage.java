package dev.coop.deploy;

import dev.coop.gitops.Release;
import dev.coop.source.SourceCommit;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The message of a commit in the GitOps repository, with trailers for other tools. */
final class CommitMessage {
    private static final String OURS = "Coop-App: ";

    private CommitMessage() {}

    /**
     * Returns the message. The {@code Argocd-reference-commit-*} trailers are those of Argo CD's source hydrator; its
     * page then shows the source commit.
     */
    static String of(Release release, Optional<SourceCommit> commit) {
        var source = release.source();
        var message = new StringBuilder(title(release)).append("\n\n");
        if (!source.subject().isEmpty()) {
            message.append(oneLine(source.subject())).append("\n\n");
        }
        message.append(OURS).append(release.app());
        message.append("\nCoop-Environment: ").append(release.environment());
        message.append("\nCoop-Image: ").append(release.image());
        message.append("\nCoop-Source: ")
                .append(source.repository())
                .append('@')
                .append(source.commit())
                .append(source.workTree().suffix());
        commit.ifPresent(known -> message.append("\nArgocd-reference-commit-author: ")
                .append(oneLine(known.author().toString()))
                .append("\nArgocd-reference-commit-date: ")
                .append(DateTimeFormatter.ISO_INSTANT.format(known.at().atOffset(ZoneOffset.UTC))));
        message.append("\nArgocd-reference-commit-sha: ").append(source.commit());
        message.append("\nArgocd-reference-commit-subject: ").append(oneLine(source.subject()));
        message.append("\nArgocd-reference-commit-repourl: ").append(source.repository());
        return message.append('\n').toString();
    }

    /** Returns the first line, which is the pull request's title too. */
    static String title(Release release) {
        return "deploy %s %s to %s".formatted(release.app(), release.source().version(), release.environment());
    }

    /** Returns a message's last paragraph, with a line break at its end. */
    static String trailers(String message) {
        var text = message.stripTrailing();
        return text.substring(text.lastIndexOf("\n\n") + 2) + "\n";
    }

    /** Returns whether a commit is one that coop made. */
    static boolean isOurs(String message) {
        return message.lines().anyMatch(line -> line.startsWith(OURS));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
