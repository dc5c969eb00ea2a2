package dev.coop.forge.github;

import dev.coop.forge.StubServer;
import dev.coop.http.LoopbackServer;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.json.JsonNull;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonValue;
import dev.coop.json.JsonWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A server that keeps the pull requests of {@code acme/deployments} and answers as GitHub's API is described. */
public final class GitHubStub implements AutoCloseable {
    private static final String REPOSITORY = "/repos/acme/deployments";
    private static final Pattern NUMBER = Pattern.compile("/(?:pulls|issues|comments)/([0-9]+)");

    private final LoopbackServer server;
    private final GitHubPages pages = new GitHubPages(this::api);
    private final GitHubGraphQl graphQl = new GitHubGraphQl(this);
    private final Map<Integer, JsonObject> pulls = new TreeMap<>();
    private final Map<Integer, List<JsonObject>> comments = new HashMap<>();
    private final Map<Integer, Map<String, String>> reviews = new HashMap<>();
    private final Map<String, String> heads = new HashMap<>();
    private final Map<String, List<JsonObject>> checkRuns = new HashMap<>();
    private final Map<String, List<JsonObject>> statuses = new HashMap<>();
    private final List<String> unknownReviewers = new ArrayList<>();
    private final Map<String, Reply> refusals = new HashMap<>();
    private Optional<Reply> refusal = Optional.empty();
    private JsonObject settings = JsonObject.empty();
    private int approvals;
    private int clock;
    private int ids = 100;

    public GitHubStub(BiConsumer<Request, Reply> seen) {
        server = new LoopbackServer(request -> {
            var reply = refusal.or(() -> refusalOf(request)).orElseGet(() -> answer(request));
            seen.accept(request, reply);
            return reply;
        });
    }

    private Optional<Reply> refusalOf(Request request) {
        return refusals.entrySet().stream()
                .filter(each -> (request.method() + " " + request.path()).matches(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
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

    /** From now on the answer to these requests (a pattern of method and path) is this one. */
    void refuse(String requests, Reply reply) {
        refusals.put(requests, reply);
    }

    void doesNotKnow(String reviewer) {
        unknownReviewers.add(reviewer);
    }

    /** Sets one of the repository's settings, such as {@code allow_squash_merge}. */
    void set(String setting, boolean value) {
        settings = settings.with(setting, value);
    }

    /** Somebody pushes to a branch. */
    String push(String branch) {
        var sha = "%040x".formatted(heads.size() + 1 + ids++);
        pushed(branch, sha);
        return sha;
    }

    /** Somebody pushes this commit to a branch. */
    public void pushed(String branch, String sha) {
        heads.put(branch, sha);
        pulls.replaceAll(
                (_, pull) -> pull.text("head", "ref").filter(branch::equals).isPresent()
                        ? pull.with("head", GitHubShapes.side(branch, sha))
                        : pull);
    }

    String head(String branch) {
        return heads.computeIfAbsent(branch, _ -> "1".repeat(40));
    }

    synchronized void check(String sha, Optional<String> conclusion) {
        checkRuns.put(sha, List.of(GitHubShapes.checkRun(ids++, sha, conclusion)));
        if (conclusion.filter("success"::equals).isPresent()) {
            List.copyOf(pulls.values()).stream()
                    .filter(pull -> pull.text("head", "sha").filter(sha::equals).isPresent())
                    .filter(pull -> pull.object("auto_merge").isPresent())
                    .forEach(pull -> close(number(pull), true));
        }
    }

    void checks(String sha, int count) {
        var runs = new ArrayList<JsonObject>();
        for (var i = 1; i <= count; i++) {
            runs.add(GitHubShapes.checkRun(ids++, sha, Optional.of(i == count ? "failure" : "success")));
        }
        checkRuns.put(sha, runs);
    }

    /** A person reviews; of each the last word counts. */
    void review(int number, String person, String state) {
        reviews.computeIfAbsent(number, _ -> new TreeMap<>()).put(person, state);
    }

    List<String> wordsOn(int number) {
        return List.copyOf(reviews.getOrDefault(number, Map.of()).values());
    }

    /** A rule of the base branch asks for so many approvals. */
    void requiresApprovals(int count) {
        approvals = count;
    }

    int approvals() {
        return approvals;
    }

    boolean allows(String setting) {
        return settings.flag(setting).orElse(true);
    }

    /** Whether every check of a commit has passed. */
    boolean isGreen(String sha) {
        return checkRuns.getOrDefault(sha, List.of()).stream()
                .allMatch(
                        run -> run.text("conclusion").filter("success"::equals).isPresent());
    }

    JsonObject comment(int number, String body) {
        var comment = GitHubShapes.comment(ids++, body);
        comments.computeIfAbsent(number, _ -> new ArrayList<>()).add(comment);
        return comment;
    }

    List<String> comments(int number) {
        return comments.getOrDefault(number, List.of()).stream()
                .flatMap(each -> each.text("body").stream())
                .toList();
    }

    void label(int number, List<String> names) {
        var labels = new ArrayList<>(pull(number).objects("labels"));
        names.stream()
                .map(GitHubShapes::label)
                .filter(each -> !labels.contains(each))
                .forEach(labels::add);
        change(number, pull -> pull.with("labels", labels));
    }

    List<JsonObject> statuses(String sha) {
        return statuses.getOrDefault(sha, List.of());
    }

    void close(int number, boolean merged) {
        var now = now();
        change(
                number,
                pull -> pull.with("state", "closed")
                        .with("closed_at", now)
                        .with("updated_at", now)
                        .withText("merged_at", merged ? Optional.of(now) : Optional.empty())
                        .withText("merge_commit_sha", merged ? Optional.of("c".repeat(40)) : Optional.empty())
                        .with("auto_merge", new JsonNull())
                        .with("merged", merged));
    }

    JsonObject pull(int number) {
        return Optional.ofNullable(pulls.get(number)).orElseThrow();
    }

    void change(int number, UnaryOperator<JsonObject> how) {
        pulls.compute(number, (_, pull) -> how.apply(Optional.ofNullable(pull).orElseThrow()));
    }

    private synchronized Reply answer(Request request) {
        var path = request.path();
        if (path.equals("/graphql")) {
            return graphQl.answer(JsonReader.readObject(request.body()));
        }
        if (!path.startsWith(REPOSITORY)) {
            return notFound();
        }
        var rest = path.substring(REPOSITORY.length());
        return switch (request.method() + " "
                + rest.replaceAll("[0-9a-f]{40}", "SHA").replaceAll("/[0-9]+(?=/|$)", "/N")) {
            case "GET " -> ok(200, repository());
            case "GET /pulls" -> pages.of(request, list(StubServer.query(request)));
            case "POST /pulls" -> create(JsonReader.readObject(request.body()));
            case "GET /pulls/N" -> ok(200, pull(number(rest)));
            case "PATCH /pulls/N" -> {
                patch(number(rest), JsonReader.readObject(request.body()));
                yield ok(200, pull(number(rest)));
            }
            case "PUT /pulls/N/merge" -> merge(number(rest), JsonReader.readObject(request.body()));
            case "POST /pulls/N/requested_reviewers" -> review(number(rest), JsonReader.readObject(request.body()));
            case "POST /issues/N/labels" -> {
                label(number(rest), JsonReader.readObject(request.body()).texts("labels"));
                yield ok(200, JsonValue.array(pull(number(rest)).objects("labels")));
            }
            case "GET /issues/N/comments" -> pages.of(request, comments.getOrDefault(number(rest), List.of()));
            case "POST /issues/N/comments" ->
                ok(
                        201,
                        comment(
                                number(rest),
                                JsonReader.readObject(request.body())
                                        .text("body")
                                        .orElseThrow()));
            case "PATCH /issues/comments/N" -> edit(number(rest), JsonReader.readObject(request.body()));
            case "POST /statuses/SHA" -> {
                var status = GitHubShapes.status(ids++, JsonReader.readObject(request.body()));
                statuses.computeIfAbsent(sha(rest), _ -> new ArrayList<>()).add(status);
                yield ok(201, status);
            }
            case "GET /commits/SHA/status" -> ok(200, GitHubShapes.combined(sha(rest), statuses(sha(rest))));
            case "GET /commits/SHA/check-runs" ->
                pages.ofCheckRuns(request, checkRuns.getOrDefault(sha(rest), List.of()));
            default -> notFound();
        };
    }

    private JsonObject repository() {
        var repository = GitHubShapes.repository();
        for (var setting : settings.members().entrySet()) {
            repository = repository.with(setting.getKey(), setting.getValue());
        }
        return repository;
    }

    private Reply create(JsonObject draft) {
        var head = draft.text("head").orElseThrow();
        if (pulls.values().stream()
                .anyMatch(each -> isOpen(each)
                        && each.text("head", "ref").filter(head::equals).isPresent())) {
            return refused(
                    422, "Validation Failed", Optional.of("A pull request already exists for acme:" + head + "."));
        }
        var number = pulls.size() + 12;
        pulls.put(number, GitHubShapes.pull(number, draft, now(), head(head)));
        return ok(201, pull(number));
    }

    private void patch(int number, JsonObject patch) {
        if (patch.text("state").filter("closed"::equals).isPresent() && isOpen(pull(number))) {
            close(number, false);
        }
        change(number, pull -> {
            var changed = pull;
            for (var member : patch.with("state", pull.text("state").orElseThrow())
                    .members()
                    .entrySet()) {
                changed = changed.with(member.getKey(), member.getValue());
            }
            return changed;
        });
    }

    private Reply edit(int id, JsonObject body) {
        for (var each : comments.values()) {
            for (var i = 0; i < each.size(); i++) {
                if (each.get(i).number("id").orElseThrow() == id) {
                    each.set(i, each.get(i).with("body", body.text("body").orElseThrow()));
                    return ok(200, each.get(i));
                }
            }
        }
        return notFound();
    }

    private Reply merge(int number, JsonObject asked) {
        var method = asked.text("merge_method").orElse("merge");
        var setting = method.equals("merge") ? "allow_merge_commit" : "allow_" + method + "_merge";
        if (!settings.flag(setting).orElse(true)) {
            var words = Map.of("squash", "Squash merges", "merge", "Merge commits", "rebase", "Rebase merges");
            return refused(405, words.get(method) + " are not allowed on this repository.", Optional.empty());
        }
        if (!isOpen(pull(number)) || !pull(number).flag("mergeable").orElse(true)) {
            return refused(405, "Pull Request is not mergeable", Optional.empty());
        }
        if (!pull(number).text("head", "sha").equals(asked.text("sha"))) {
            return refused(409, "Head branch was modified. Review and try the merge again.", Optional.empty());
        }
        close(number, true);
        return ok(
                200,
                JsonObject.empty()
                        .with("sha", "c".repeat(40))
                        .with("merged", true)
                        .with("message", "Pull Request successfully merged"));
    }

    private Reply review(int number, JsonObject body) {
        var asked = new ArrayList<>(body.texts("reviewers"));
        asked.addAll(body.texts("team_reviewers"));
        if (asked.stream().anyMatch(unknownReviewers::contains)) {
            return refused(422, "Reviews may only be requested from collaborators.", Optional.empty());
        }
        var people = body.texts("reviewers").stream().map(GitHubShapes::user).toList();
        change(number, pull -> pull.with("requested_reviewers", people));
        return ok(201, pull(number));
    }

    private List<JsonObject> list(Map<String, String> query) {
        return pulls.values().stream()
                .filter(each -> "all".equals(query.get("state"))
                        || each.text("state").equals(Optional.ofNullable(query.get("state"))))
                .filter(each -> each.text("head", "label").equals(Optional.ofNullable(query.get("head"))))
                .filter(each -> each.text("base", "ref").equals(Optional.ofNullable(query.get("base"))))
                .sorted(Comparator.comparing(
                                (JsonObject each) -> each.text("updated_at").orElseThrow())
                        .reversed())
                .toList();
    }

    private static boolean isOpen(JsonObject pull) {
        return pull.text("state").filter("open"::equals).isPresent();
    }

    private static int number(JsonObject pull) {
        return Math.toIntExact(pull.number("number").orElseThrow());
    }

    private static int number(String path) {
        return NUMBER.matcher(path)
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static String sha(String path) {
        return path.replaceFirst("^.*/([0-9a-f]{40}).*$", "$1");
    }

    private static Reply ok(int status, JsonValue body) {
        return Reply.json(status, JsonWriter.write(body));
    }

    private static Reply notFound() {
        return refused(404, "Not Found", Optional.empty());
    }

    static Reply refused(int status, String message, Optional<String> error) {
        var body = JsonObject.empty()
                .with("message", message)
                .with("documentation_url", "https://docs.github.com/rest")
                .with("status", Integer.toString(status));
        return ok(
                status,
                error.map(words -> body.with(
                                "errors",
                                List.of(JsonObject.empty()
                                        .with("resource", "PullRequest")
                                        .with("code", "custom")
                                        .with("message", words))))
                        .orElse(body));
    }

    private String now() {
        return Instant.parse("2026-01-31T12:00:00Z").plusSeconds(60L * clock++).toString();
    }

    @Override
    public void close() {
        server.close();
    }
}
