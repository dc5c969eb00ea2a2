package dev.coop.safety;

import dev.coop.gitops.GitProgram;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonValue;
import dev.coop.json.JsonWriter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** GitHub's API over a real repository: pull requests show where their branch is, and merging one moves main. */
final class PlayedGitHub {
    private static final String REPOSITORY = "/repos/acme/deployments";

    private final GitProgram git;
    private final TreeMap<Integer, Pull> pulls = new TreeMap<>();
    private final TreeSet<String> marks = new TreeSet<>();
    private boolean checksAreRunning;

    PlayedGitHub(GitProgram git) {
        this.git = git;
    }

    /** Returns the same pull requests over a copy of the repository. */
    PlayedGitHub over(GitProgram copy) {
        var other = new PlayedGitHub(copy);
        other.pulls.putAll(pulls);
        other.marks.addAll(marks);
        other.checksAreRunning = checksAreRunning;
        return other;
    }

    /** From now on every pull request has a check that has not ended. */
    void checksAreRunning() {
        checksAreRunning = true;
    }

    synchronized void approve(int number) {
        change(number, Pull::approved);
    }

    synchronized void mergeWhenGreen(int number) {
        change(number, pull -> pull.merging(true));
    }

    synchronized void close(int number) {
        change(number, pull -> pull.ended("closed"));
    }

    synchronized List<Pull> open(String head) {
        return pulls.values().stream()
                .filter(pull -> pull.isOpen() && pull.head().equals(head))
                .toList();
    }

    /** Whether the last pull request of a branch is merged. */
    synchronized boolean isMerged(String head) {
        return pulls.values().stream()
                .filter(pull -> pull.head().equals(head))
                .reduce((_, later) -> later)
                .filter(pull -> pull.state().equals("merged"))
                .isPresent();
    }

    /** Returns what people see, in lines. */
    synchronized String shown() {
        var text = new StringBuilder();
        for (var pull : pulls.values()) {
            text.append(pull).append('\n');
            if (pull.isOpen()) {
                text.append("  marked: ").append(marksOf(commit(pull.head()))).append('\n');
            }
        }
        return text.toString();
    }

    /** A comment that the network sent twice is there twice: GitHub does not ask whether it was meant. */
    synchronized void forgetRepeatedComments() {
        pulls.replaceAll((_, pull) -> pull.withoutRepeatedComments());
    }

    private List<String> marksOf(Optional<String> commit) {
        return commit.stream()
                .flatMap(
                        id -> marks.stream().filter(mark -> mark.startsWith(id)).map(mark -> mark.substring(41)))
                .toList();
    }

    /** Answers a request whose path begins at the API's root. */
    synchronized Reply answer(Request request) {
        var path = request.path();
        if (path.equals("/graphql")) {
            return graph(JsonReader.readObject(request.body()));
        }
        if (!path.startsWith(REPOSITORY)) {
            return said(404, "Not Found");
        }
        var parts = List.of(
                path.substring(REPOSITORY.length()).replaceFirst("^/", "").split("/", -1));
        return switch (request.method()) {
            case "GET" -> get(parts, request);
            case "POST" -> post(parts, JsonReader.readObject(request.body()));
            case "PATCH" -> patch(parts, JsonReader.readObject(request.body()));
            case "PUT" -> merge(number(parts), JsonReader.readObject(request.body()));
            default -> said(404, "Not Found");
        };
    }

    private Reply get(List<String> parts, Request request) {
        var last = parts.getLast();
        return switch (parts.getFirst()) {
            case "" ->
                ok(JsonObject.empty()
                        .with("name", "deployments")
                        .with("full_name", "acme/deployments")
                        .with("owner", JsonObject.empty().with("login", "acme"))
                        .with("allow_squash_merge", true));
            case "pulls" -> parts.size() == 1 ? ok(JsonValue.array(found(request))) : ok(shown(pull(parts)));
            case "issues" -> ok(JsonValue.array(pull(parts).commented()));
            case "commits" ->
                last.equals("status")
                        ? ok(JsonObject.empty().with("statuses", List.of()))
                        : ok(JsonObject.empty().with("check_runs", List.of()));
            default -> said(404, "Not Found");
        };
    }

    private List<JsonObject> found(Request request) {
        var query = List.of(URI.create(request.target()).getQuery().split("&", -1));
        return pulls.descendingMap().values().stream()
                .filter(pull -> query.contains("head=acme:" + pull.head()))
                .filter(pull ->
                        query.contains("state=all") || query.contains("state=" + (pull.isOpen() ? "open" : "closed")))
                .map(this::shown)
                .toList();
    }

    private Reply post(List<String> parts, JsonObject body) {
        return switch (parts.getLast()) {
            case "pulls" -> create(body);
            case "labels" -> {
                change(number(parts), pull -> pull.labelled(body.texts("labels")));
                yield ok(JsonValue.array(List.<JsonObject>of()));
            }
            case "requested_reviewers" -> {
                change(
                        number(parts),
                        pull -> pull.asked(body.texts("reviewers")).asked(body.texts("team_reviewers")));
                yield ok(shown(pull(parts)));
            }
            case "comments" -> {
                change(number(parts), pull -> pull.commented(body.text("body").orElseThrow()));
                yield new Reply(
                        201, JSON, JsonWriter.write(pull(parts).commented().getLast()));
            }
            default -> {
                if (!parts.getFirst().equals("statuses")) {
                    yield said(404, "Not Found");
                }
                marks.add(parts.getLast() + " " + body.text("context").orElseThrow() + " "
                        + body.text("state").orElseThrow());
                yield new Reply(201, JSON, JsonWriter.write(body));
            }
        };
    }

    private Reply create(JsonObject draft) {
        var head = draft.text("head").orElseThrow();
        if (!open(head).isEmpty()) {
            return said(422, "A pull request already exists for acme:" + head + ".");
        }
        if (commit(head).isEmpty()) {
            return said(422, "Validation Failed: head is invalid");
        }
        var number = 12 + pulls.size();
        pulls.put(number, Pull.opened(number, head, draft));
        return new Reply(201, JSON, JsonWriter.write(shown(pull(number))));
    }

    private Reply patch(List<String> parts, JsonObject body) {
        if (parts.get(1).equals("comments")) {
            var id = Integer.parseInt(parts.getLast());
            change(
                    id / 100,
                    pull -> pull.commentedAnew(id % 100, body.text("body").orElseThrow()));
            return ok(body);
        }
        change(number(parts), pull -> pull.patched(body));
        return ok(shown(pull(parts)));
    }

    private Reply merge(int number, JsonObject body) {
        var pull = pull(number);
        var head = commit(pull.head());
        if (!pull.isOpen() || checksAreRunning) {
            return said(405, "Pull Request is not mergeable");
        }
        if (!head.equals(body.text("sha"))) {
            return said(409, "Head branch was modified. Review and try the merge again.");
        }
        var main = git.run("rev-parse", "main");
        var tree = git.run("merge-tree", "--write-tree", "main", head.orElseThrow());
        var message = body.text("commit_title").orElseThrow() + "\n\n"
                + body.text("commit_message").orElse("");
        var commit = git.run("commit-tree", tree, "-p", main, "-m", message);
        git.run("update-ref", "refs/heads/main", commit, main);
        change(number, each -> each.ended("merged"));
        return ok(JsonObject.empty().with("sha", commit).with("merged", true));
    }

    private Reply graph(JsonObject body) {
        var query = body.text("query").orElseThrow();
        if (query.contains("reviewDecision")) {
            var asked = pull(
                    Integer.parseInt(body.text("variables", "id").orElseThrow().substring(3)));
            var reviews = JsonObject.empty().with("nodes", asked.reviews());
            var node = JsonObject.empty().with("latestOpinionatedReviews", reviews);
            return ok(JsonObject.empty().with("data", JsonObject.empty().with("node", node)));
        }
        var input = body.object("variables", "input").orElseThrow();
        var number = Integer.parseInt(input.text("pullRequestId").orElseThrow().substring(3));
        var enabling = query.contains("enablePullRequestAutoMerge");
        if (enabling && !checksAreRunning) {
            return ok(JsonObject.empty()
                    .with("errors", List.of(JsonObject.empty().with("message", "Pull request is in clean status"))));
        }
        change(number, pull -> pull.merging(enabling));
        return ok(JsonObject.empty().with("data", JsonObject.empty()));
    }

    private JsonObject shown(Pull pull) {
        return pull.json(commit(pull.head()).orElse("0".repeat(40)));
    }

    private Optional<String> commit(String branch) {
        return Optional.of(git.run("for-each-ref", "--format=%(objectname)", "refs/heads/" + branch))
                .filter(id -> !id.isEmpty());
    }

    private Pull pull(List<String> parts) {
        return pull(number(parts));
    }

    private Pull pull(int number) {
        return Optional.ofNullable(pulls.get(number)).orElseThrow();
    }

    private static int number(List<String> parts) {
        return Integer.parseInt(parts.get(1));
    }

    private void change(int number, UnaryOperator<Pull> how) {
        pulls.put(number, how.apply(pull(number)));
    }

    private static final java.util.Map<String, String> JSON =
            java.util.Map.of("Content-Type", "application/json; charset=utf-8");

    private static Reply ok(JsonValue body) {
        return new Reply(200, JSON, JsonWriter.write(body));
    }

    private static Reply said(int status, String message) {
        return new Reply(status, JSON, JsonWriter.write(JsonObject.empty().with("message", message)));
    }
}
