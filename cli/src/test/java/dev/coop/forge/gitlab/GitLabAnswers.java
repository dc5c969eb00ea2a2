package dev.coop.forge.gitlab;

import dev.coop.json.JsonNull;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonValue;
import java.util.List;
import java.util.Locale;

/** What GitLab's objects look like (https://docs.gitlab.com/api/merge_requests/ and its neighbours). */
final class GitLabAnswers {
    static final long PROJECT = 7;
    static final String PAGE = "https://gitlab.com/acme/live/deployments";
    static final String SHA = "1".repeat(40);

    private GitLabAnswers() {}

    static JsonObject mergeRequest(int number, JsonObject draft, String now) {
        var created = JsonObject.empty()
                .with("id", 1000 + number)
                .with("iid", number)
                .with("project_id", PROJECT)
                .with("title", draft.text("title").orElseThrow())
                .with("description", draft.text("description").orElse(""))
                .with("state", "opened")
                .with("created_at", now)
                .with("updated_at", now)
                .with("target_branch", draft.text("target_branch").orElseThrow())
                .with("source_branch", draft.text("source_branch").orElseThrow())
                .with("author", user("project_7_bot"))
                .with("assignees", List.of())
                .with("reviewers", List.of())
                .with("source_project_id", PROJECT)
                .with("target_project_id", PROJECT)
                .with("labels", labels(draft.text("labels").orElse("")))
                .with("merge_status", "can_be_merged")
                .with("detailed_merge_status", "mergeable")
                .with("sha", SHA)
                .with("reference", "!" + number)
                .with(
                        "references",
                        JsonObject.empty()
                                .with("short", "!" + number)
                                .with("relative", "!" + number)
                                .with("full", "acme/live/deployments!" + number))
                .with("web_url", PAGE + "/-/merge_requests/" + number)
                .with(
                        "time_stats",
                        JsonObject.empty()
                                .with("time_estimate", 0)
                                .with("total_time_spent", 0)
                                .with("human_time_estimate", new JsonNull())
                                .with("human_total_time_spent", new JsonNull()))
                .with(
                        "task_completion_status",
                        JsonObject.empty().with("count", 0).with("completed_count", 0))
                .with("prepared_at", now)
                .with("blocking_discussions_resolved", true)
                .with("changes_count", "3")
                .with(
                        "diff_refs",
                        JsonObject.empty()
                                .with("base_sha", SHA)
                                .with("head_sha", SHA)
                                .with("start_sha", SHA))
                .with("user", JsonObject.empty().with("can_merge", true));
        for (var none : List.of(
                "merged_by",
                "merged_at",
                "closed_by",
                "closed_at",
                "assignee",
                "milestone",
                "merge_commit_sha",
                "squash_commit_sha",
                "discussion_locked",
                "should_remove_source_branch",
                "approvals_before_merge",
                "latest_build_started_at",
                "latest_build_finished_at",
                "first_deployed_to_production_at",
                "pipeline",
                "head_pipeline",
                "merge_error")) {
            created = created.with(none, new JsonNull());
        }
        for (var no : List.of(
                "draft",
                "work_in_progress",
                "merge_when_pipeline_succeeds",
                "force_remove_source_branch",
                "squash",
                "has_conflicts",
                "subscribed",
                "first_contribution")) {
            created = created.with(no, false);
        }
        for (var count : List.of("user_notes_count", "upvotes", "downvotes")) {
            created = created.with(count, 0);
        }
        return created;
    }

    static List<JsonValue> labels(String comma) {
        return comma.isEmpty()
                ? List.of()
                : List.of(comma.split(",", -1)).stream()
                        .<JsonValue>map(JsonValue::text)
                        .toList();
    }

    static JsonObject user(String name) {
        return JsonObject.empty()
                .with("id", id(name))
                .with("username", name)
                .with("name", name.toUpperCase(Locale.ROOT))
                .with("state", "active")
                .with("locked", false)
                .with("avatar_url", PAGE)
                .with("web_url", "https://gitlab.com/" + name);
    }

    static long id(String name) {
        return 100L + name.chars().sum();
    }

    static JsonObject pipeline(String status) {
        return JsonObject.empty()
                .with("id", 55)
                .with("iid", 5)
                .with("project_id", PROJECT)
                .with("sha", SHA)
                .with("ref", "refs/merge-requests/12/head")
                .with("status", status)
                .with("source", "merge_request_event")
                .with("created_at", "2026-01-31T12:00:00Z")
                .with("updated_at", "2026-01-31T12:00:00Z")
                .with("web_url", PAGE + "/-/pipelines/55")
                .with("before_sha", SHA)
                .with("tag", false)
                .with("user", user("ann"))
                .with("started_at", "2026-01-31T12:00:00Z")
                .with("finished_at", "2026-01-31T12:00:00Z")
                .with("duration", 12)
                .with(
                        "detailed_status",
                        JsonObject.empty()
                                .with("icon", "status_running")
                                .with("text", "running")
                                .with("label", "running")
                                .with("group", "running")
                                .with("tooltip", "running")
                                .with("has_details", true)
                                .with("details_path", "/acme/live/deployments/-/pipelines/55")
                                .with("favicon", "/favicon.png"));
    }

    static JsonObject note(long id, int number, String body) {
        return JsonObject.empty()
                .with("id", id)
                .with("body", body)
                .with("attachment", new JsonNull())
                .with("author", user("project_7_bot"))
                .with("created_at", "2026-01-31T12:00:00Z")
                .with("updated_at", "2026-01-31T12:00:00Z")
                .with("system", false)
                .with("noteable_id", 1000 + number)
                .with("noteable_type", "MergeRequest")
                .with("noteable_iid", number)
                .with("project_id", PROJECT)
                .with("resolvable", false);
    }

    static JsonObject approvals(JsonObject mergeRequest, List<String> approvers, long left) {
        var same = JsonObject.empty();
        for (var name : List.of(
                "id",
                "iid",
                "project_id",
                "title",
                "description",
                "state",
                "created_at",
                "updated_at",
                "merge_status")) {
            same = same.with(name, mergeRequest.at(name).orElseThrow());
        }
        return same.with("approved", left == 0)
                .with("approvals_required", left + approvers.size())
                .with("approvals_left", left)
                .with(
                        "approved_by",
                        approvers.stream()
                                .map(each -> JsonObject.empty().with("user", user(each)))
                                .toList());
    }

    static JsonObject status(String commit, JsonObject wish) {
        return JsonObject.empty()
                .with("id", 9)
                .with("sha", commit)
                .with("ref", "coop/mean-mug/prod")
                .with("status", wish.text("state").orElseThrow())
                .with("name", wish.text("name").orElse("default"))
                .with("target_url", wish.text("target_url").orElse(""))
                .with("description", wish.text("description").orElse(""))
                .with("created_at", "2026-01-31T12:00:00Z")
                .with("allow_failure", false)
                .with("author", user("project_7_bot"));
    }

    static JsonObject message(String words) {
        return JsonObject.empty().with("message", words);
    }
}
