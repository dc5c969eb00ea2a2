package dev.coop.forge.github;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.forge.CommitStatus;
import dev.coop.forge.KeyedComment;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonValue;
import dev.coop.source.CommitId;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What is said about a pull request or a commit beside its own text: comments, labels and statuses. The pull request
 * stands without them, so that the token may not is a warning.
 */
final class Remarks {
    /** GitHub refuses a longer description. */
    private static final int LONGEST_DESCRIPTION = 140;

    private final RepositoryCalls repository;
    private final Consumer<Diagnostic> warn;

    Remarks(RepositoryCalls repository, Consumer<Diagnostic> warn) {
        this.repository = repository;
        this.warn = warn;
    }

    void comment(int number, KeyedComment comment) {
        allowed("comment-not-written", "#" + number + " got no comment", () -> {
            var body = JsonObject.empty().with("body", comment.body());
            var there = repository.readAll("/issues/" + number + "/comments", ReadinessReader::objects).stream()
                    .filter(each -> each.text("body").filter(comment::is).isPresent())
                    .findFirst();
            if (there.isEmpty()) {
                repository.change("POST", "/issues/" + number + "/comments", body);
            } else if (there.get().text("body").filter(comment.body()::equals).isEmpty()) {
                var id = there.get().number("id").orElseThrow();
                repository.change("PATCH", "/issues/comments/" + id, body);
            }
        });
    }

    /** Adds labels to those that a pull request has; GitHub makes those that the repository does not have. */
    void label(int number, List<String> labels) {
        if (!labels.isEmpty()) {
            allowed(
                    "label-not-set",
                    "#" + number + " got no labels",
                    () -> repository.change(
                            "POST",
                            "/issues/" + number + "/labels",
                            JsonObject.empty().with("labels", JsonValue.texts(labels))));
        }
    }

    void status(CommitId commit, CommitStatus status) {
        allowed(
                "status-not-set",
                "commit `" + commit.abbreviated() + "` got no status",
                () -> repository.change(
                        "POST",
                        "/statuses/" + commit.value(),
                        JsonObject.empty()
                                .with("state", status.state().name().toLowerCase(Locale.ROOT))
                                .with("context", status.context())
                                .with("description", status.description(LONGEST_DESCRIPTION))
                                .withText("target_url", status.url())));
    }

    private void allowed(String code, String what, Runnable sending) {
        try {
            sending.run();
        } catch (Failure refused) {
            if (refused.kind() != Failure.Kind.NOT_ALLOWED) {
                throw refused;
            }
            var why = refused.diagnostics().getFirst();
            warn.accept(Diagnostic.warning(code, what + ": " + why.message())
                    .at(why.location())
                    .hint("the token needs the permissions `issues: write` (or `pull-requests: write`) for comments"
                            + " and labels, `statuses: write` for statuses"));
        }
    }
}
