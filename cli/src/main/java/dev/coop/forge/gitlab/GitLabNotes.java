package dev.coop.forge.gitlab;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.forge.ForgeApi;
import dev.coop.forge.KeyedComment;
import dev.coop.json.JsonObject;
import java.util.function.Consumer;

/** Comments, which GitLab calls notes (https://docs.gitlab.com/api/notes/). */
final class GitLabNotes {
    private final ForgeApi api;
    private final String project;
    private final Consumer<Diagnostic> warn;

    GitLabNotes(ForgeApi api, String project, Consumer<Diagnostic> warn) {
        this.api = api;
        this.project = project;
        this.warn = warn;
    }

    /** Makes the one comment of a key say this; that the token may not is a warning. */
    void keep(int number, KeyedComment comment) {
        var body = JsonObject.empty().with("body", comment.body());
        var notes = notes(number);
        var found = api.first(
                notes + "?sort=asc&order_by=created_at&per_page=100",
                note -> note.text("body").filter(comment::is).isPresent());
        if (found.filter(note -> note.text("body").equals(body.text("body"))).isPresent()) {
            return;
        }
        var answer = found.map(
                        note -> api.send("PUT", notes + "/" + note.number("id").orElse(0), body))
                .orElseGet(() -> api.send("POST", notes, body));
        if (answer.isNotAllowed()) {
            warn.accept(answer.warning("comment-not-written", "#" + number + " got no comment")
                    .hint(answer.failure().hint().orElse("")));
        } else {
            answer.object();
        }
    }

    /** Gives a command in a comment that is not kept (https://docs.gitlab.com/user/project/quick_actions/). */
    void command(int number, String command) {
        api.send("POST", notes(number), JsonObject.empty().with("body", command))
                .object();
    }

    private String notes(int number) {
        return project + "/merge_requests/" + number + "/notes";
    }
}
