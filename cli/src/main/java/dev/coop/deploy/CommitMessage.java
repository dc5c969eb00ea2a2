package dev.coop.deploy;

import dev.coop.gitops.Release;
import dev.coop.source.CommitId;
import dev.coop.source.SourceCommit;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * The message of a commit in the GitOps repository, with trailers for other tools. The words of others are in it as
 * {@link InertText}.
 */
public final class CommitMessage {
    private static final String OURS = "Coop-App: ";
    private static final String ROLLBACK = "Coop-Rollback-To: ";
    private static final String REMOVAL = "Coop-Removal: ";

    private CommitMessage() {}

    /**
     * Returns the message. The {@code Argocd-reference-commit-*} trailers are those of Argo CD's source hydrator; its
     * page then shows the source commit.
     */
    static String of(Release release, Optional<SourceCommit> commit) {
        return message(title(release), List.of(release.source().subject()), release, commit, List.of());
    }

    /**
     * Returns the message of a rollback.
     *
     * @param release what comes back
     * @param to the commit of the GitOps repository that it is taken from
     * @param paragraphs what people should know
     */
    public static String ofRollback(Release release, CommitId to, List<String> paragraphs) {
        return message(title(release, Purpose.ROLLBACK), paragraphs, release, Optional.empty(), List.of(ROLLBACK + to));
    }

    /** Returns the message of a removal of the release that runs. */
    public static String ofRemoval(Release release) {
        return title(release, Purpose.REMOVAL) + "\n\n" + OURS + release.app() + "\nCoop-Environment: "
                + release.environment() + "\n" + REMOVAL + release.source().version() + "\n";
    }

    private static String message(
            String title,
            List<String> paragraphs,
            Release release,
            Optional<SourceCommit> commit,
            List<String> trailers) {
        var source = release.source();
        var message = new StringBuilder(title).append("\n\n");
        paragraphs.stream()
                .map(InertText::line)
                .filter(paragraph -> !paragraph.isEmpty())
                .forEach(paragraph -> message.append(paragraph).append("\n\n"));
        trailers.forEach(trailer -> message.append(trailer).append('\n'));
        message.append(OURS).append(release.app());
        message.append("\nCoop-Environment: ").append(release.environment());
        message.append("\nCoop-Image: ").append(release.image());
        message.append("\nCoop-Source: ")
                .append(InertText.plain(source.repository().value()))
                .append('@')
                .append(source.commit())
                .append(source.workTree().suffix());
        commit.ifPresent(known -> message.append("\nArgocd-reference-commit-author: ")
                .append(InertText.person(known.author()))
                .append("\nArgocd-reference-commit-date: ")
                .append(DateTimeFormatter.ISO_INSTANT.format(known.at().atOffset(ZoneOffset.UTC))));
        message.append("\nArgocd-reference-commit-sha: ").append(source.commit());
        message.append("\nArgocd-reference-commit-subject: ").append(InertText.value(source.subject()));
        message.append("\nArgocd-reference-commit-repourl: ")
                .append(InertText.plain(source.repository().value()));
        return message.append('\n').toString();
    }

    /** Returns the first line, which is the pull request's title too. */
    static String title(Release release) {
        return title(release, Purpose.DEPLOY);
    }

    static String title(Release release, Purpose purpose) {
        return switch (purpose) {
            case DEPLOY ->
                "deploy %s %s to %s".formatted(release.app(), release.source().version(), release.environment());
            case ROLLBACK ->
                "roll %s in %s back to %s"
                        .formatted(
                                release.app(),
                                release.environment(),
                                release.source().version());
            case REMOVAL -> "remove %s from %s".formatted(release.app(), release.environment());
        };
    }

    /** Returns a message's last paragraph, with a line break at its end. */
    static String trailers(String message) {
        var text = message.stripTrailing();
        return text.substring(text.lastIndexOf("\n\n") + 2) + "\n";
    }

    /** Returns whether a commit is one that coop made. */
    public static boolean isOurs(String message) {
        return message.lines().anyMatch(line -> line.startsWith(OURS));
    }

    /** Returns whether a commit takes something back: a rollback or a removal. */
    static boolean isUndoing(String message) {
        return message.lines().anyMatch(line -> line.startsWith(ROLLBACK) || line.startsWith(REMOVAL));
    }
}
