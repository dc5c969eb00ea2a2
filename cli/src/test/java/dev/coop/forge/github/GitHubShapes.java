package dev.coop.forge.github;

import dev.coop.json.JsonNull;
import dev.coop.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What GitHub's API answers with, in the form that its description gives. */
final class GitHubShapes {
    private static final String LINKS = "https://api.github.com/x";

    private GitHubShapes() {}

    static JsonObject pull(int number, JsonObject draft, String now, String sha) {
        var pull = JsonObject.empty()
                .with("id", number)
                .with("node_id", "PR_" + number)
                .with("number", number)
                .with("state", "open")
                .with("locked", false)
                .with("title", draft.text("title").orElseThrow())
                .withText("body", draft.text("body").filter(body -> !body.isEmpty()))
                .with("user", user("coop-bot"))
                .with("labels", List.of())
                .with("assignee", new JsonNull())
                .with("milestone", new JsonNull())
                .with("created_at", now)
                .with("updated_at", now)
                .with("closed_at", new JsonNull())
                .with("merged_at", new JsonNull())
                .with("merge_commit_sha", new JsonNull())
                .with("author_association", "CONTRIBUTOR")
                .with("auto_merge", new JsonNull())
                .with("html_url", "https://github.com/acme/deployments/pull/" + number)
                .with("head", side(draft.text("head").orElseThrow(), sha))
                .with("base", side(draft.text("base").orElseThrow(), "0".repeat(40)))
                .with("_links", links());
        for (var link : List.of("url", "diff_url", "patch_url", "issue_url", "commits_url", "review_comments_url")) {
            pull = pull.with(link, LINKS);
        }
        for (var link : List.of("review_comment_url", "comments_url", "statuses_url")) {
            pull = pull.with(link, LINKS);
        }
        for (var count : List.of("additions", "changed_files", "comments", "commits", "deletions", "review_comments")) {
            pull = pull.with(count, 0);
        }
        return pull.with("merged", false)
                .with("mergeable", true)
                .with("mergeable_state", "clean")
                .with("maintainer_can_modify", false)
                .with("merged_by", new JsonNull());
    }

    static JsonObject links() {
        var links = JsonObject.empty();
        for (var name : List.of(
                "self", "html", "issue", "comments", "review_comments", "review_comment", "commits", "statuses")) {
            links = links.with(name, JsonObject.empty().with("href", LINKS));
        }
        return links;
    }

    static JsonObject side(String branch, String sha) {
        return JsonObject.empty()
                .with("label", "acme:" + branch)
                .with("ref", branch)
                .with("sha", sha)
                .with("user", user("acme"))
                .with("repo", repository());
    }

    static JsonObject user(String login) {
        var user = JsonObject.empty()
                .with("login", login)
                .with("id", 1)
                .with("node_id", "U_1")
                .with("type", "User")
                .with("site_admin", false)
                .with("gravatar_id", "");
        for (var link :
                List.of("avatar_url", "events_url", "followers_url", "following_url", "gists_url", "html_url")) {
            user = user.with(link, LINKS);
        }
        for (var link : List.of(
                "organizations_url", "received_events_url", "repos_url", "starred_url", "subscriptions_url", "url")) {
            user = user.with(link, LINKS);
        }
        return user;
    }

    static JsonObject repository() {
        var repository = JsonObject.empty()
                .with("id", 1)
                .with("node_id", "R_1")
                .with("name", "deployments")
                .with("full_name", "acme/deployments")
                .with("owner", user("acme"))
                .with("default_branch", "main");
        for (var name : ("archive assignees blobs branches collaborators comments commits compare contents contributors"
                        + " deployments downloads events forks git_commits git_refs git_tags hooks html issue_comment"
                        + " issue_events issues keys labels languages merges milestones notifications pulls releases"
                        + " stargazers statuses subscribers subscription tags teams trees clone git ssh svn")
                .split(" ", -1)) {
            repository = repository.with(name + "_url", LINKS);
        }
        for (var flag :
                ("private fork has_issues has_projects has_wiki has_pages has_discussions has_downloads archived"
                                + " disabled")
                        .split(" ", -1)) {
            repository = repository.with(flag, false);
        }
        for (var count :
                ("forks forks_count open_issues open_issues_count size stargazers_count watchers watchers_count"
                                + " network_count subscribers_count")
                        .split(" ", -1)) {
            repository = repository.with(count, 0);
        }
        for (var unknown : List.of("description", "homepage", "language", "license", "mirror_url")) {
            repository = repository.with(unknown, new JsonNull());
        }
        for (var time : List.of("created_at", "pushed_at", "updated_at")) {
            repository = repository.with(time, "2026-01-31T12:00:00Z");
        }
        return repository.with("url", LINKS);
    }

    static JsonObject label(String name) {
        return JsonObject.empty()
                .with("id", 1)
                .with("node_id", "L_1")
                .with("url", LINKS)
                .with("name", name)
                .with("description", "")
                .with("color", "ededed")
                .with("default", false);
    }

    static JsonObject comment(int id, String body) {
        return JsonObject.empty()
                .with("id", id)
                .with("node_id", "IC_" + id)
                .with("url", LINKS)
                .with("html_url", LINKS)
                .with("issue_url", LINKS)
                .with("body", body)
                .with("user", user("coop-bot"))
                .with("author_association", "CONTRIBUTOR")
                .with("created_at", "2026-01-31T12:00:00Z")
                .with("updated_at", "2026-01-31T12:00:00Z");
    }

    static JsonObject review(int id, String person, String state) {
        return JsonObject.empty()
                .with("id", id)
                .with("node_id", "PRR_" + id)
                .with("user", user(person))
                .with("body", "")
                .with("state", state)
                .with("html_url", LINKS)
                .with("pull_request_url", LINKS)
                .with("commit_id", "1".repeat(40))
                .with("author_association", "MEMBER")
                .with(
                        "_links",
                        JsonObject.empty()
                                .with("html", JsonObject.empty().with("href", LINKS))
                                .with("pull_request", JsonObject.empty().with("href", LINKS)));
    }

    static JsonObject checkRun(int id, String sha, Optional<String> conclusion) {
        return JsonObject.empty()
                .with("id", id)
                .with("node_id", "CR_" + id)
                .with("name", "check " + id)
                .with("head_sha", sha)
                .with("external_id", "")
                .with("url", LINKS)
                .with("html_url", LINKS)
                .with("details_url", LINKS)
                .with("status", conclusion.isPresent() ? "completed" : "in_progress")
                .withText("conclusion", conclusion)
                .with("started_at", "2026-01-31T12:00:00Z")
                .withText("completed_at", conclusion.map(_ -> "2026-01-31T12:01:00Z"))
                .with("check_suite", new JsonNull())
                .with("app", new JsonNull())
                .with("pull_requests", List.of())
                .with(
                        "output",
                        JsonObject.empty()
                                .with("title", new JsonNull())
                                .with("summary", new JsonNull())
                                .with("text", new JsonNull())
                                .with("annotations_count", 0)
                                .with("annotations_url", LINKS));
    }

    static JsonObject status(int id, JsonObject asked) {
        return JsonObject.empty()
                .with("id", id)
                .with("node_id", "SC_" + id)
                .with("url", LINKS)
                .with("avatar_url", LINKS)
                .with("state", asked.text("state").orElseThrow())
                .with("description", asked.text("description").orElse(""))
                .withText("target_url", asked.text("target_url"))
                .with("context", asked.text("context").orElse("default"))
                .with("creator", user("coop-bot"))
                .with("created_at", "2026-01-31T12:00:00Z")
                .with("updated_at", "2026-01-31T12:00:00Z");
    }

    static JsonObject combined(String sha, List<JsonObject> statuses) {
        var states =
                statuses.stream().flatMap(each -> each.text("state").stream()).toList();
        return JsonObject.empty()
                .with(
                        "state",
                        states.contains("failure")
                                ? "failure"
                                : states.isEmpty() || states.contains("pending") ? "pending" : "success")
                .with("sha", sha)
                .with("total_count", statuses.size())
                .with("statuses", statuses)
                .with("repository", repository())
                .with("commit_url", LINKS)
                .with("url", LINKS);
    }

    static JsonObject autoMerge(JsonObject input) {
        return JsonObject.empty()
                .with("enabled_by", user("coop-bot"))
                .with("merge_method", input.text("mergeMethod").orElseThrow().toLowerCase(Locale.ROOT))
                .with("commit_title", input.text("commitHeadline").orElseThrow())
                .with("commit_message", input.text("commitBody").orElseThrow());
    }
}
