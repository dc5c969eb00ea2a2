package dev.coop.forge.github;

import dev.coop.http.LoopbackServer;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.json.JsonArray;
import dev.coop.json.JsonNull;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonValue;
import dev.coop.json.JsonWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** A server that keeps the pull requests of {@code acme/deployments} and answers as GitHub's API is described. */
public final class GitHubStub implements AutoCloseable {
    private static final String REPOSITORY = "/repos/acme/deployments";
    private static final String LINKS = "https://api.github.com/x";

    private final LoopbackServer server;
    private final Map<Integer, JsonObject> pulls = new TreeMap<>();
    private final List<String> unknownReviewers = new ArrayList<>();
    private Optional<Reply> refusal = Optional.empty();
    private int clock;

    public GitHubStub(BiConsumer<Request, Reply> seen) {
        server = new LoopbackServer(request -> {
            var reply = refusal.orElseGet(() -> answer(request));
            seen.accept(request, reply);
            return reply;
        });
    }

    public String api() {
        return server.address("").toString();
    }

    public List<Request> requests() {
        return server.requests();
    }

    /** From now on every answer is this one. */
    void refuse(Reply reply) {
        refusal = Optional.of(reply);
    }

    void doesNotKnow(String reviewer) {
        unknownReviewers.add(reviewer);
    }

    void close(int number, boolean merged) {
        var now = now();
        change(
                number,
                pull -> pull.with("state", "closed")
                        .with("closed_at", now)
                        .with("updated_at", now)
                        .withText("merged_at", merged ? Optional.of(now) : Optional.empty())
                        .with("merged", merged));
    }

    JsonObject pull(int number) {
        return Optional.ofNullable(pulls.get(number)).orElseThrow();
    }

    private synchronized Reply answer(Request request) {
        var path = request.path();
        var one = REPOSITORY + "/pulls/";
        return switch (request.method()) {
            case "GET" -> {
                if (path.equals(REPOSITORY)) {
                    yield ok(200, repository());
                }
                if (path.equals(REPOSITORY + "/pulls")) {
                    yield ok(200, list(URI.create(request.target()).getQuery()));
                }
                yield path.startsWith(one) ? ok(200, pull(number(path))) : notFound();
            }
            case "PATCH" -> {
                change(number(path), pull -> patched(pull, JsonReader.readObject(request.body())));
                yield ok(200, pull(number(path)));
            }
            case "POST" ->
                path.endsWith("/requested_reviewers")
                        ? review(path, request)
                        : path.endsWith("/labels")
                                ? label(path, JsonReader.readObject(request.body()))
                                : create(JsonReader.readObject(request.body()));
            default -> notFound();
        };
    }

    private Reply create(JsonObject draft) {
        var head = draft.text("head").orElseThrow();
        if (pulls.values().stream()
                .anyMatch(each ->
                        isOpen(each) && head.equals(each.text("head", "ref").orElse("")))) {
            return ok(
                    422,
                    JsonObject.empty()
                            .with("message", "Validation Failed")
                            .with(
                                    "errors",
                                    List.of(JsonObject.empty()
                                            .with("resource", "PullRequest")
                                            .with("code", "custom")
                                            .with("message", "A pull request already exists for acme:" + head + ".")))
                            .with("documentation_url", "https://docs.github.com/rest")
                            .with("status", "422"));
        }
        var number = pulls.size() + 12;
        pulls.put(number, fresh(number, draft));
        return ok(201, pull(number));
    }

    private Reply review(String path, Request request) {
        var body = JsonReader.readObject(request.body());
        var asked = new ArrayList<>(body.texts("reviewers"));
        asked.addAll(body.texts("team_reviewers"));
        if (asked.stream().anyMatch(unknownReviewers::contains)) {
            return ok(
                    422,
                    JsonObject.empty()
                            .with("message", "Reviews may only be requested from collaborators.")
                            .with("documentation_url", "https://docs.github.com/rest"));
        }
        change(number(path), pull -> pull.with("requested_reviewers", logins(body.texts("reviewers"))));
        return ok(201, pull(number(path)));
    }

    private Reply label(String path, JsonObject body) {
        var number = Integer.parseInt(path.replaceFirst("^.*/issues/([0-9]+).*", "$1"));
        var labels = new ArrayList<>(pull(number).objects("labels"));
        body.texts("labels").stream().map(GitHubStub::label).forEach(labels::add);
        change(number, pull -> pull.with("labels", labels));
        return ok(200, JsonValue.array(labels));
    }

    private static JsonObject label(String name) {
        return JsonObject.empty()
                .with("id", 1)
                .with("node_id", "L_1")
                .with("url", LINKS)
                .with("name", name)
                .with("description", "")
                .with("color", "ededed")
                .with("default", false);
    }

    private static List<JsonObject> logins(List<String> names) {
        return names.stream().map(GitHubStub::user).toList();
    }

    private JsonArray list(String query) {
        var parts = List.of(query.split("&", -1));
        return new JsonArray(pulls.values().stream()
                .filter(each -> parts.contains("state=" + each.text("state").orElseThrow()))
                .filter(each ->
                        parts.contains("head=acme:" + each.text("head", "ref").orElseThrow()))
                .filter(each ->
                        parts.contains("base=" + each.text("base", "ref").orElseThrow()))
                .sorted(java.util.Comparator.comparing(
                                (JsonObject each) -> each.text("updated_at").orElseThrow())
                        .reversed())
                .map(each -> (JsonValue) each)
                .toList());
    }

    private void change(int number, UnaryOperator<JsonObject> how) {
        pulls.compute(number, (_, pull) -> how.apply(Optional.ofNullable(pull).orElseThrow()));
    }

    private static JsonObject patched(JsonObject pull, JsonObject patch) {
        var changed = pull;
        for (var member : patch.members().entrySet()) {
            changed = changed.with(member.getKey(), member.getValue());
        }
        return changed;
    }

    private static boolean isOpen(JsonObject pull) {
        return pull.text("state").filter("open"::equals).isPresent();
    }

    private static int number(String path) {
        return Integer.parseInt(path.replaceFirst("^.*/pulls/([0-9]+).*", "$1"));
    }

    private static Reply ok(int status, JsonValue body) {
        return Reply.json(status, JsonWriter.write(body));
    }

    private static Reply notFound() {
        return ok(404, JsonObject.empty().with("message", "Not Found"));
    }

    private String now() {
        return "2026-01-31T12:%02d:00Z".formatted(clock++);
    }

    private JsonObject fresh(int number, JsonObject draft) {
        var now = now();
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
                .with("head", side(draft.text("head").orElseThrow()))
                .with("base", side(draft.text("base").orElseThrow()))
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

    private static JsonObject links() {
        var links = JsonObject.empty();
        for (var name : List.of(
                "self", "html", "issue", "comments", "review_comments", "review_comment", "commits", "statuses")) {
            links = links.with(name, JsonObject.empty().with("href", LINKS));
        }
        return links;
    }

    private static JsonObject side(String branch) {
        return JsonObject.empty()
                .with("label", "acme:" + branch)
                .with("ref", branch)
                .with("sha", "1".repeat(40))
                .with("user", user("acme"))
                .with("repo", repository());
    }

    private static JsonObject user(String login) {
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

    private static JsonObject repository() {
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

    @Override
    public void close() {
        server.close();
    }
}
