package dev.coop.forge.gitlab;

import static dev.coop.forge.gitlab.GitLabAnswers.message;
import static dev.coop.forge.gitlab.GitLabAnswers.user;

import dev.coop.forge.StubServer;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.json.JsonArray;
import dev.coop.json.JsonNumber;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonText;
import dev.coop.json.JsonValue;
import dev.coop.json.JsonWriter;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A server that keeps the merge requests of {@code acme/live/deployments} and answers as GitLab documents its API. */
public final class GitLabStub implements AutoCloseable {
    private static final String MERGE_REQUESTS = "/merge_requests";

    private final StubServer server;
    private final String project;
    private final Map<String, String> heads = new TreeMap<>();
    private final Map<Integer, JsonObject> kept = new TreeMap<>();
    private final Map<Integer, List<JsonObject>> notes = new TreeMap<>();
    private final Map<Integer, List<String>> approvers = new TreeMap<>();
    private final Map<String, JsonObject> statuses = new TreeMap<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> wantingChanges = new ArrayList<>();
    private Optional<Reply> mergeRefusal = Optional.empty();
    private long mostReviewers = Long.MAX_VALUE;
    private int pageSize = 100;
    private int unsettled;
    private int clock;

    public GitLabStub(BiConsumer<Request, Reply> seen) {
        this("acme%2Flive%2Fdeployments", seen);
    }

    /** @param project the path of the one project, as it stands in requests */
    public GitLabStub(String project, BiConsumer<Request, Reply> seen) {
        this.project = "/api/v4/projects/" + project;
        server = new StubServer(this::answer, seen);
    }

    public String api() {
        return server.address("/api/v4");
    }

    public List<Request> requests() {
        return server.requests();
    }

    /** From now on every answer is this one. */
    void refuse(Reply reply) {
        server.refuse(reply);
    }

    /** From now on answers as it does a job's own token. */
    public void refuseJobs() {
        refuse(ok(401, message("401 Unauthorized")));
    }

    /** From now on every change is answered with this. */
    void refuseToWrite(Reply reply) {
        server.refuseToWrite(reply);
    }

    /** From now on merging is answered with this. */
    void refuseToMerge(Reply reply) {
        mergeRefusal = Optional.of(reply);
    }

    void doesNotKnow(String userOrGroup) {
        unknown.add(userOrGroup);
    }

    /** As without a paid plan. */
    void takesOneReviewer() {
        mostReviewers = 1;
    }

    void answersPagesOf(int size) {
        pageSize = size;
    }

    /** The next looks at a merge request find GitLab still preparing it. */
    void preparesFor(int looks) {
        unsettled = looks;
    }

    void approve(int number, String name) {
        approvers.computeIfAbsent(number, _ -> new ArrayList<>()).add(name);
    }

    void wantChanges(String reviewer) {
        wantingChanges.add(reviewer);
    }

    void change(int number, UnaryOperator<JsonObject> how) {
        kept.compute(number, (_, found) -> how.apply(Optional.ofNullable(found).orElseThrow()));
    }

    void pipeline(int number, String status) {
        change(number, found -> found.with("head_pipeline", GitLabAnswers.pipeline(status)));
    }

    void close(int number, boolean merged) {
        var now = now();
        change(
                number,
                found -> found.with("state", merged ? "merged" : "closed")
                        .with("updated_at", now)
                        .with(merged ? "merged_at" : "closed_at", now));
    }

    /** Returns a branch's last commit. */
    String head(String branch) {
        return heads.getOrDefault(branch, GitLabAnswers.SHA);
    }

    /** Somebody pushes to a branch. */
    void push(String branch) {
        heads.put(branch, "c0ffee" + "0".repeat(34));
        kept.replaceAll(
                (_, found) -> found.text("source_branch").filter(branch::equals).isPresent()
                        ? found.with("sha", head(branch))
                        : found);
    }

    JsonObject mergeRequest(int number) {
        return Optional.ofNullable(kept.get(number)).orElseThrow();
    }

    List<String> notesOf(int number) {
        return notes.getOrDefault(number, List.of()).stream()
                .map(each -> each.text("body").orElseThrow())
                .toList();
    }

    JsonObject status(String commit) {
        return Optional.ofNullable(statuses.get(commit)).orElseThrow();
    }

    private synchronized Reply answer(Request request) {
        var path = URI.create(request.target()).getRawPath();
        if (path.startsWith(project + MERGE_REQUESTS)) {
            return mergeRequests(request, path.substring((project + MERGE_REQUESTS).length()));
        }
        if (path.startsWith(project + "/statuses/")) {
            var commit = path.replaceFirst("^.*/", "");
            statuses.put(commit, JsonReader.readObject(request.body()));
            return ok(201, GitLabAnswers.status(commit, status(commit)));
        }
        if (path.equals("/api/v4/users")) {
            var name = StubServer.query(request).getOrDefault("username", "");
            return ok(200, array(unknown.contains(name) ? Stream.empty() : Stream.of(user(name))));
        }
        if (path.startsWith("/api/v4/groups/")) {
            var group = URLDecoder.decode(path.replaceFirst("^.*/", ""), StandardCharsets.UTF_8);
            return unknown.contains(group)
                    ? ok(404, message("404 Group Not Found"))
                    : ok(200, JsonObject.empty().with("id", 3).with("full_path", group));
        }
        return ok(404, message("404 Project Not Found"));
    }

    private Reply mergeRequests(Request request, String rest) {
        if (rest.isEmpty()) {
            return request.method().equals("GET") ? list(request) : create(JsonReader.readObject(request.body()));
        }
        var parts = rest.split("/", -1);
        var number = Integer.parseInt(parts[1]);
        if (!kept.containsKey(number)) {
            return ok(404, message("404 Not found"));
        }
        return switch (parts.length > 2 ? parts[2] : "") {
            case "" ->
                request.method().equals("GET")
                        ? ok(200, looked(number))
                        : edit(number, JsonReader.readObject(request.body()));
            case "merge" -> merge(number, JsonReader.readObject(request.body()));
            case "cancel_merge_when_pipeline_succeeds" -> cancel(number);
            case "approvals" ->
                ok(200, GitLabAnswers.approvals(mergeRequest(number), approvers.getOrDefault(number, List.of()), 0));
            case "reviewers" -> ok(200, array(reviewers(number)));
            case "notes" -> note(request, number, parts.length > 3 ? Long.parseLong(parts[3]) : 0);
            default -> ok(404, message("404 Not found"));
        };
    }

    private JsonObject looked(int number) {
        if (unsettled > 0) {
            unsettled--;
            return mergeRequest(number).with("detailed_merge_status", "preparing");
        }
        var found = mergeRequest(number);
        // GitLab makes a pipeline for a status that comes from elsewhere.
        return statuses.isEmpty() || found.object("head_pipeline").isPresent()
                ? found
                : found.with("head_pipeline", GitLabAnswers.pipeline("success"));
    }

    private Reply list(Request request) {
        var query = StubServer.query(request);
        var found = kept.values().stream()
                .filter(each -> matches(each, "source_branch", query) && matches(each, "target_branch", query))
                .filter(each -> query.getOrDefault("state", "all").equals("all") || matches(each, "state", query))
                .sorted(Comparator.comparing(
                                (JsonObject each) -> each.text(query.getOrDefault("order_by", "created_at"))
                                        .orElseThrow())
                        .reversed())
                .toList();
        return page(request, found);
    }

    private static boolean matches(JsonObject found, String name, Map<String, String> query) {
        // What is not asked for is no condition.
        return Optional.ofNullable(query.get(name))
                .map(wanted -> found.text(name).filter(wanted::equals).isPresent())
                .orElse(true);
    }

    /** GitLab names the next page in two headers. */
    private Reply page(Request request, List<JsonObject> found) {
        var query = StubServer.query(request);
        var size = Math.min(pageSize, Integer.parseInt(query.getOrDefault("per_page", "20")));
        var page = Integer.parseInt(query.getOrDefault("page", "1"));
        var shown = array(found.stream().skip((page - 1L) * size).limit(size));
        if (page * size >= found.size()) {
            return new Reply(200, Map.of("X-Next-Page", ""), JsonWriter.write(shown));
        }
        var next = request.target().replaceFirst("&page=[0-9]+", "") + "&page=" + (page + 1);
        return new Reply(
                200,
                Map.of(
                        "X-Next-Page",
                        Integer.toString(page + 1),
                        "Link",
                        "<https://inside.gitlab.invalid" + next + ">; rel=\"next\", <https://inside.gitlab.invalid"
                                + request.target() + ">; rel=\"first\""),
                JsonWriter.write(shown));
    }

    private Reply create(JsonObject draft) {
        var head = draft.text("source_branch").orElseThrow();
        var there = kept.entrySet().stream()
                .filter(each ->
                        each.getValue().text("state").filter("opened"::equals).isPresent())
                .filter(each -> each.getValue()
                        .text("source_branch")
                        .filter(head::equals)
                        .isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
        if (there.isPresent()) {
            var words = "Another open merge request already exists for this source branch: !" + there.get();
            return ok(409, JsonObject.empty().with("message", List.of(new JsonText(words))));
        }
        var number = kept.size() + 12;
        kept.put(number, GitLabAnswers.mergeRequest(number, draft, now()));
        return ok(201, mergeRequest(number));
    }

    private Reply edit(int number, JsonObject wish) {
        wish.text("title").ifPresent(title -> change(number, found -> found.with("title", title)));
        wish.text("description").ifPresent(body -> change(number, found -> found.with("description", body)));
        wish.text("add_labels")
                .ifPresent(labels -> change(number, found -> {
                    var all = new ArrayList<>(found.items("labels"));
                    GitLabAnswers.labels(labels).stream()
                            .filter(each -> !all.contains(each))
                            .forEach(all::add);
                    return found.with("labels", all);
                }));
        if (wish.at("reviewer_ids").isPresent()) {
            change(number, found -> found.with("reviewers", users(wish.items("reviewer_ids"))));
        }
        if (wish.text("state_event").filter("close"::equals).isPresent()) {
            close(number, false);
        }
        change(number, found -> found.with("updated_at", now()));
        return ok(200, mergeRequest(number));
    }

    private List<JsonObject> users(List<JsonValue> ids) {
        return Stream.of("ann", "bob", "cat")
                .filter(name -> ids.contains(JsonNumber.of(GitLabAnswers.id(name))))
                .map(GitLabAnswers::user)
                .limit(mostReviewers)
                .toList();
    }

    private Stream<JsonObject> reviewers(int number) {
        return mergeRequest(number).objects("reviewers").stream()
                .map(each -> JsonObject.empty()
                        .with("user", each)
                        .with(
                                "state",
                                each.text("username")
                                                .filter(wantingChanges::contains)
                                                .isPresent()
                                        ? "requested_changes"
                                        : "unreviewed")
                        .with("created_at", "2026-01-31T12:00:00Z"));
    }

    private Reply merge(int number, JsonObject wish) {
        if (mergeRefusal.isPresent()) {
            return mergeRefusal.get();
        }
        var found = mergeRequest(number);
        if (found.text("state").filter("closed"::equals).isPresent()) {
            return ok(405, message("405 Method Not Allowed"));
        }
        if (!wish.text("sha").equals(found.text("sha"))) {
            return ok(409, message("SHA does not match HEAD of source branch: " + GitLabAnswers.SHA));
        }
        var running =
                found.text("head_pipeline", "status").filter("running"::equals).isPresent();
        if (wish.flag("auto_merge").orElse(false)) {
            if (!running) {
                return ok(405, message("405 Method Not Allowed"));
            }
            change(number, each -> each.with("merge_when_pipeline_succeeds", true));
            return ok(200, mergeRequest(number));
        }
        if (found.text("detailed_merge_status").filter("mergeable"::equals).isEmpty()) {
            return ok(405, message("405 Method Not Allowed"));
        }
        close(number, true);
        change(number, each -> each.with("squash_commit_sha", "5".repeat(40)).with("merge_commit_sha", "e".repeat(40)));
        return ok(200, mergeRequest(number));
    }

    private Reply cancel(int number) {
        if (!mergeRequest(number).flag("merge_when_pipeline_succeeds").orElse(false)) {
            return ok(406, message("406 Not Acceptable"));
        }
        change(number, found -> found.with("merge_when_pipeline_succeeds", false));
        return ok(201, mergeRequest(number));
    }

    private Reply note(Request request, int number, long id) {
        var all = notes.computeIfAbsent(number, _ -> new ArrayList<>());
        if (request.method().equals("GET")) {
            return page(request, all);
        }
        var body = JsonReader.readObject(request.body()).text("body").orElseThrow();
        if (body.startsWith("/")) {
            return ok(202, JsonObject.empty().with("commands_changes", JsonObject.empty()));
        }
        if (id > 0) {
            all.replaceAll(each -> each.number("id").orElse(0) == id ? each.with("body", body) : each);
            return ok(200, GitLabAnswers.note(id, number, body));
        }
        all.add(GitLabAnswers.note(all.size() + 301L, number, body));
        return ok(201, all.getLast());
    }

    private static JsonArray array(Stream<JsonObject> items) {
        return new JsonArray(items.map(each -> (JsonValue) each).toList());
    }

    private static Reply ok(int status, JsonValue body) {
        return Reply.json(status, JsonWriter.write(body));
    }

    private String now() {
        return "2026-01-31T12:%02d:00.000Z".formatted(clock++);
    }

    @Override
    public void close() {
        server.close();
    }
}
