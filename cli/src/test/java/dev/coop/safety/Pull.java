package dev.coop.safety;

import dev.coop.json.JsonNull;
import dev.coop.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A pull request of {@link PlayedGitHub}.
 *
 * @param state open, closed or merged
 * @param asked who was asked to review and has not
 * @param approvals how often it was approved
 * @param merging whether it merges when its checks pass
 */
record Pull(
        int number,
        String state,
        String head,
        String title,
        String body,
        List<String> labels,
        List<String> asked,
        int approvals,
        boolean merging,
        List<String> comments) {

    static Pull opened(int number, String head, JsonObject draft) {
        return new Pull(
                number,
                "open",
                head,
                draft.text("title").orElseThrow(),
                draft.text("body").orElse(""),
                List.of(),
                List.of(),
                0,
                false,
                List.of());
    }

    boolean isOpen() {
        return state.equals("open");
    }

    Pull patched(JsonObject patch) {
        return new Pull(
                number,
                patch.text("state").orElse(state),
                head,
                patch.text("title").orElse(title),
                patch.text("body").orElse(body),
                labels,
                asked,
                approvals,
                merging,
                comments);
    }

    Pull ended(String how) {
        return new Pull(number, how, head, title, body, labels, asked, approvals, false, comments);
    }

    Pull approved() {
        return new Pull(number, state, head, title, body, labels, List.of(), approvals + 1, merging, comments);
    }

    Pull merging(boolean byItself) {
        return new Pull(number, state, head, title, body, labels, asked, approvals, byItself, comments);
    }

    Pull labelled(List<String> more) {
        return new Pull(number, state, head, title, body, both(labels, more), asked, approvals, merging, comments);
    }

    Pull asked(List<String> more) {
        return new Pull(number, state, head, title, body, labels, both(asked, more), approvals, merging, comments);
    }

    Pull commented(String text) {
        var all = new ArrayList<>(comments);
        all.add(text);
        return new Pull(number, state, head, title, body, labels, asked, approvals, merging, List.copyOf(all));
    }

    Pull commentedAnew(int index, String text) {
        var all = new ArrayList<>(comments);
        all.set(index, text);
        return new Pull(number, state, head, title, body, labels, asked, approvals, merging, List.copyOf(all));
    }

    Pull withoutRepeatedComments() {
        var once = comments.stream().distinct().toList();
        return new Pull(number, state, head, title, body, labels, asked, approvals, merging, once);
    }

    private static List<String> both(List<String> some, List<String> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    List<JsonObject> reviews() {
        return approvals == 0
                ? List.of()
                : List.of(JsonObject.empty().with("state", "APPROVED").with("user", user("grace")));
    }

    /** Returns the comments as GitHub lists them. */
    List<JsonObject> commented() {
        var listed = new ArrayList<JsonObject>();
        for (var text : comments) {
            listed.add(JsonObject.empty()
                    .with("id", number * 100L + listed.size())
                    .with("body", text)
                    .with("user", user("coop-bot")));
        }
        return listed;
    }

    JsonObject json(String commit) {
        var ended = Optional.of("2026-01-31T12:00:00Z").filter(_ -> !isOpen());
        return JsonObject.empty()
                .with("number", number)
                .with("node_id", "PR_" + number)
                .with("state", isOpen() ? "open" : "closed")
                .with("title", title)
                .with("body", body)
                .with("html_url", "https://github.com/acme/deployments/pull/" + number)
                .with("user", user("coop-bot"))
                .with(
                        "labels",
                        labels.stream()
                                .map(label -> JsonObject.empty().with("name", label))
                                .toList())
                .with("head", JsonObject.empty().with("ref", head).with("sha", commit))
                .with("base", JsonObject.empty().with("ref", "main").with("sha", "0".repeat(40)))
                .with("requested_reviewers", asked.stream().map(Pull::user).toList())
                .with("requested_teams", List.of())
                .with("updated_at", "2026-01-31T12:00:00Z")
                .withText("closed_at", ended)
                .withText("merged_at", ended.filter(_ -> state.equals("merged")))
                .with("merged", state.equals("merged"))
                .with("mergeable", true)
                .with("auto_merge", merging ? JsonObject.empty().with("merge_method", "squash") : new JsonNull());
    }

    private static JsonObject user(String login) {
        return JsonObject.empty().with("login", login);
    }
}
