package dev.coop.forge.gitlab;

import dev.coop.forge.ForgeApi;
import dev.coop.forge.KeptComment;
import dev.coop.json.JsonObject;

/** Comments, which GitLab calls notes (https://docs.gitlab.com/api/notes/). */
final class GitLabNotes {
    private final ForgeApi api;
    private final String project;

    GitLabNotes(ForgeApi api, String project) {
        this.api = api;
        this.project = project;
    }

    /** Makes the one comment of a key say this. */
    void keep(int number, KeptComment comment) {
        var body = JsonObject.empty().with("body", comment.body());
        var notes = notes(number);
        var found = api.first(
                notes + "?sort=asc&order_by=created_at&per_page=100",
                note -> note.text("body").filter(comment::is).isPresent());
        if (found.isEmpty()) {
            api.send("POST", notes, body).object();
        } else if (!found.get().text("body").equals(body.text("body"))) {
            api.send("PUT", notes + "/" + found.get().number("id").orElse(0), body)
                    .object();
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
