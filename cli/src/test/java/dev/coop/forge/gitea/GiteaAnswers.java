package dev.coop.forge.gitea;

import dev.coop.http.LoopbackServer.Reply;
import dev.coop.json.JsonArray;
import dev.coop.json.JsonNull;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonValue;
import dev.coop.json.JsonWriter;
import java.util.List;
import java.util.stream.Stream;

/** What objects of Gitea and Forgejo look like. */
final class GiteaAnswers {
    static final String PAGE = "https://codeberg.org/acme/deployments";
    static final String SHA = "1".repeat(40);
    static final String AUTHOR = "coop";
    private static final long REPOSITORY = 7;

    private GiteaAnswers() {}

    static JsonObject pull(int number, JsonObject draft, List<JsonObject> labels, String now) {
        var pull = JsonObject.empty()
                .with("id", 1000 + number)
                .with("number", number)
                .with("url", PAGE + "/pulls/" + number)
                .with("html_url", PAGE + "/pulls/" + number)
                .with("diff_url", PAGE + "/pulls/" + number + ".diff")
                .with("patch_url", PAGE + "/pulls/" + number + ".patch")
                .with("user", user(AUTHOR))
                .with("title", draft.text("title").orElseThrow())
                .with("body", draft.text("body").orElse(""))
                .with("labels", labels)
                .with("state", "open")
                .with("is_locked", false)
                .with("draft", false)
                .with("comments", 0)
                .with("requested_reviewers", List.of())
                .with("requested_reviewers_teams", List.of())
                .with("mergeable", true)
                .with("merged", false)
                .with("allow_maintainer_edit", false)
                .with("head", side(draft.text("head").orElseThrow()))
                .with("base", side(draft.text("base").orElseThrow()))
                .with("merge_base", SHA)
                .with("created_at", now)
                .with("updated_at", now);
        for (var none : List.of(
                "milestone",
                "assignee",
                "assignees",
                "merged_at",
                "merge_commit_sha",
                "merged_by",
                "due_date",
                "closed_at")) {
            pull = pull.with(none, new JsonNull());
        }
        return pull;
    }

    private static JsonObject side(String branch) {
        return JsonObject.empty()
                .with("label", branch)
                .with("ref", branch)
                .with("sha", SHA)
                .with("repo_id", REPOSITORY)
                .with("repo", repository());
    }

    static JsonObject repository() {
        return JsonObject.empty()
                .with("id", REPOSITORY)
                .with("owner", user("acme"))
                .with("name", "deployments")
                .with("full_name", "acme/deployments")
                .with("html_url", PAGE)
                .with("default_branch", "main")
                .with("archived", false)
                .with("has_pull_requests", true)
                .with("allow_squash_merge", true)
                .with("allow_merge_commits", true)
                .with("allow_rebase", true)
                .with("allow_rebase_explicit", true)
                .with("allow_fast_forward_only_merge", true);
    }

    static JsonObject branch() {
        return JsonObject.empty()
                .with("name", "main")
                .with("protected", false)
                .with("required_approvals", 0)
                .with("enable_status_check", false)
                .with("status_check_contexts", List.of())
                .with("user_can_push", true)
                .with("user_can_merge", true)
                .with("effective_branch_protection_name", "");
    }

    static JsonObject user(String login) {
        return JsonObject.empty()
                .with("id", 100 + login.length())
                .with("login", login)
                .with("full_name", login)
                .with("email", login + "@noreply.codeberg.org")
                .with("html_url", "https://codeberg.org/" + login)
                .with("is_admin", false);
    }

    static JsonObject label(long id, String name) {
        return JsonObject.empty()
                .with("id", id)
                .with("name", name)
                .with("color", "ededed")
                .with("description", "")
                .with("exclusive", false)
                .with("is_archived", false)
                .with("url", PAGE + "/labels/" + id);
    }

    static JsonObject review(long id, String login, String state) {
        return JsonObject.empty()
                .with("id", id)
                .with("user", user(login))
                .with("team", new JsonNull())
                .with("state", state)
                .with("body", "")
                .with("commit_id", SHA)
                .with("stale", false)
                .with("official", true)
                .with("dismissed", false)
                .with("comments_count", 0)
                .with("submitted_at", "2026-01-31T12:00:00Z")
                .with("html_url", PAGE)
                .with("pull_request_url", PAGE);
    }

    static JsonObject comment(long id, String body) {
        return JsonObject.empty()
                .with("id", id)
                .with("user", user("coop"))
                .with("body", body)
                .with("html_url", PAGE)
                .with("issue_url", "")
                .with("pull_request_url", PAGE)
                .with("original_author_id", 0)
                .with("created_at", "2026-01-31T12:00:00Z")
                .with("updated_at", "2026-01-31T12:00:00Z");
    }

    static JsonObject status(JsonObject wish) {
        return JsonObject.empty()
                .with("id", 1)
                .with("status", wish.text("state").orElseThrow())
                .with("context", wish.text("context").orElseThrow())
                .with("description", wish.text("description").orElse(""))
                .with("target_url", wish.text("target_url").orElse(""))
                .with("creator", user("coop"))
                .with("created_at", "2026-01-31T12:00:00Z");
    }

    static JsonObject combined(String state, List<JsonObject> statuses) {
        return JsonObject.empty()
                .with("sha", SHA)
                .with("state", state)
                .with("statuses", statuses)
                .with("total_count", statuses.size())
                .with("repository", repository())
                .with("url", PAGE);
    }

    static JsonObject message(String words) {
        return JsonObject.empty().with("message", words).with("url", "https://codeberg.org/api/swagger");
    }

    static JsonArray array(Stream<JsonObject> items) {
        return new JsonArray(items.map(each -> (JsonValue) each).toList());
    }

    static Reply reply(int status, JsonValue body) {
        return Reply.json(status, JsonWriter.write(body));
    }
}
