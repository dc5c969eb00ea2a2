package dev.coop.forge.gitea;

import static dev.coop.forge.gitea.GiteaAnswers.message;
import static dev.coop.forge.gitea.GiteaAnswers.reply;

import dev.coop.forge.StubServer;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.json.JsonNull;
import dev.coop.json.JsonNumber;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonValue;
import dev.coop.json.JsonWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A server that keeps the pull requests of {@code acme/deployments} and answers as Gitea and Forgejo do. */
public final class GiteaStub implements AutoCloseable {
    private static final String REPOSITORY = "/api/v1/repos/acme/deployments";

    private final StubServer server;
    private final GiteaLists lists = new GiteaLists();
    private final GiteaMergeQueue merges = new GiteaMergeQueue(this);
    private final Map<String, String> heads = new TreeMap<>();
    private final Map<Integer, JsonObject> pulls = new TreeMap<>();
    private final Map<Integer, List<JsonObject>> comments = new TreeMap<>();
    private final Map<Integer, List<JsonObject>> reviews = new TreeMap<>();
    private final List<JsonObject> labels = new ArrayList<>();
    private final List<JsonObject> labelsOfOrganisation = new ArrayList<>();
    private final List<JsonObject> statuses = new ArrayList<>();
    private final List<String> unknownReviewers = new ArrayList<>();
    private Optional<Reply> labelRefusal = Optional.empty();
    private Optional<Reply> organisation = Optional.of(reply(404, message("The target couldn't be found.")));
    private boolean asksWhenOpening = true;
    private JsonObject settings = GiteaAnswers.repository();
    private JsonObject branch = GiteaAnswers.branch();
    private Optional<String> before = Optional.empty();
    private int unsettled;
    private int clock;

    public GiteaStub(BiConsumer<Request, Reply> seen) {
        server = new StubServer(this::answer, seen);
    }

    public String api() {
        return server.address("/api/v1");
    }

    public List<Request> requests() {
        return server.requests();
    }

    /** From now on every answer is this one. */
    void refuse(Reply reply) {
        server.refuse(reply);
    }

    /** From now on every change is answered with this. */
    void refuseToWrite(Reply reply) {
        server.refuseToWrite(reply);
    }

    /** From now on merging is answered with this. */
    void refuseToMerge(Reply reply) {
        merges.refuse(reply);
    }

    void doesNotKnow(String reviewer) {
        unknownReviewers.add(reviewer);
    }

    /** As Gitea before 1.24. */
    void asksNobodyWhenOpening() {
        asksWhenOpening = false;
    }

    void answersPagesOf(int size) {
        lists.answersPagesOf(size);
    }

    /** The next merges come too soon, the next looks find that it does not fit yet. */
    void checksFor(int requests) {
        unsettled = requests;
    }

    void forbids(String style) {
        settings = settings.with(style, false);
    }

    /** The repository says this of itself. */
    void is(String setting, boolean value) {
        settings = settings.with(setting, value);
    }

    /** The repository had another name before. */
    void wasCalled(String path) {
        before = Optional.of("/api/v1/repos/" + path);
    }

    /** The base branch asks for checks and approvals. */
    void asksFor(List<String> contexts, int approvals) {
        branch = branch.with("protected", true)
                .with("required_approvals", approvals)
                .with("enable_status_check", !contexts.isEmpty())
                .with("status_check_contexts", JsonValue.texts(contexts));
    }

    /** A status is reported. */
    void status(String context, String state) {
        statuses.add(GiteaAnswers.status(
                JsonObject.empty().with("state", state).with("context", context).with("description", "")));
    }

    void status(String state) {
        statuses.add(GiteaAnswers.status(
                JsonObject.empty().with("state", state).with("context", "ci").with("description", "")));
        merges.look();
    }

    /** Returns the title of the commit that a pull request was merged as. */
    String mergedAs(int number) {
        return merges.mergedAs(number);
    }

    /** The repository has a label. */
    public void hasLabel(String name) {
        labels.add(GiteaAnswers.label(labels.size() + 31L, name));
    }

    /** The repository belongs to an organisation, which has a label. */
    void organisationHasLabel(String name) {
        organisation = Optional.empty();
        labelsOfOrganisation.add(GiteaAnswers.label(labelsOfOrganisation.size() + 9001L, name));
    }

    /** Whatever concerns labels is answered with this. */
    void refusesLabels(Reply reply) {
        labelRefusal = Optional.of(reply);
    }

    /** Somebody comments. */
    void comment(int number, String text) {
        var all = comments.computeIfAbsent(number, _ -> new ArrayList<>());
        all.add(GiteaAnswers.comment(all.size() + 301L, text));
    }

    /** Labels of the organisation are answered with this. */
    void hidesOrganisation(Reply reply) {
        organisation = Optional.of(reply);
    }

    List<String> labels() {
        return labels.stream().map(each -> each.text("name").orElseThrow()).toList();
    }

    void review(int number, String login, String state) {
        var all = reviews.computeIfAbsent(number, _ -> new ArrayList<>());
        all.add(GiteaAnswers.review(all.size() + 1L, login, state));
    }

    void change(int number, UnaryOperator<JsonObject> how) {
        pulls.compute(number, (_, found) -> how.apply(Optional.ofNullable(found).orElseThrow()));
    }

    /** Closes; the branch of a merged one is gone. */
    void close(int number, boolean merged) {
        var now = now();
        change(
                number,
                found -> found.with("state", "closed")
                        .with("updated_at", now)
                        .with("closed_at", now)
                        .with("merged", merged));
        if (merged) {
            change(
                    number,
                    found -> found.with("merged_at", now)
                            .with("merge_commit_sha", "e".repeat(40))
                            .with(
                                    "head",
                                    found.object("head").orElseThrow().with("ref", "refs/pull/" + number + "/head")));
        }
    }

    /** Returns a branch's last commit. */
    String head(String branch) {
        return heads.getOrDefault(branch, GiteaAnswers.SHA);
    }

    /** Somebody pushes to a branch. */
    void push(String branch) {
        heads.put(branch, "c0ffee" + "0".repeat(34));
        pulls.replaceAll((_, found) -> found.object("head")
                .filter(at -> at.text("ref").filter(branch::equals).isPresent())
                .map(at -> found.with("head", at.with("sha", head(branch))))
                .orElse(found));
    }

    /** Returns one as it is shown: with what the repository allows. */
    JsonObject pull(int number) {
        var found = Optional.ofNullable(pulls.get(number)).orElseThrow();
        return found.with("base", found.object("base").orElseThrow().with("repo", settings));
    }

    List<JsonObject> statuses() {
        return List.copyOf(statuses);
    }

    List<String> commentsOf(int number) {
        return comments.getOrDefault(number, List.of()).stream()
                .map(each -> each.text("body").orElseThrow())
                .toList();
    }

    private synchronized Reply answer(Request request) {
        if (before.filter(request.path()::startsWith).isPresent()) {
            var there = request.target().replace(before.orElseThrow(), REPOSITORY);
            return Reply.to(301, there);
        }
        if (labelRefusal.isPresent() && request.path().endsWith("/labels")) {
            return labelRefusal.orElseThrow();
        }
        if (request.path().equals("/api/v1/orgs/acme/labels")) {
            return organisation.orElseGet(() -> lists.counted(request, labelsOfOrganisation));
        }
        if (!request.path().startsWith(REPOSITORY)) {
            return reply(404, message("user redirect does not exist [name: acme]"));
        }
        var parts = request.path().substring(REPOSITORY.length()).split("/", -1);
        return switch (parts.length > 1 ? parts[1] : "") {
            case "" -> reply(200, settings);
            case "pulls" -> pulls(request, parts);
            case "labels" -> request.method().equals("GET") ? lists.counted(request, labels) : label(body(request));
            case "issues" -> issues(request, parts);
            case "branches" -> reply(200, branch);
            case "statuses" -> {
                statuses.add(GiteaAnswers.status(body(request)));
                yield reply(201, statuses.getLast());
            }
            case "commits" ->
                reply(
                        200,
                        GiteaAnswers.combined(
                                statuses.isEmpty()
                                        ? ""
                                        : statuses.getLast().text("status").orElseThrow(),
                                statuses));
            default -> reply(404, message("Not Found"));
        };
    }

    private Reply pulls(Request request, String[] parts) {
        if (!settings.flag("has_pull_requests").orElse(true)) {
            return reply(404, message("not found"));
        }
        if (parts.length == 2) {
            return request.method().equals("GET") ? list(request) : create(body(request));
        }
        var number = Integer.parseInt(parts[2]);
        if (!pulls.containsKey(number)) {
            return reply(404, message("Not Found"));
        }
        return switch (parts.length > 3 ? parts[3] : "") {
            case "" -> request.method().equals("GET") ? reply(200, looked(number)) : edit(number, body(request));
            case "merge" ->
                request.method().equals("DELETE") ? merges.cancel(number) : merges.merge(number, body(request));
            case "requested_reviewers" -> ask(number, body(request));
            case "reviews" -> lists.counted(request, reviews.getOrDefault(number, List.of()));
            default -> reply(404, message("Not Found"));
        };
    }

    private JsonObject looked(int number) {
        return isUnsettled() ? pull(number).with("mergeable", false) : pull(number);
    }

    /** Whether the server still looks whether it fits, for so many requests. */
    boolean isUnsettled() {
        return unsettled-- > 0;
    }

    /** As Gitea does, and Forgejo before its version 12, this knows no filter by branch. */
    private Reply list(Request request) {
        var state = StubServer.query(request).getOrDefault("state", "open");
        return lists.page(
                request,
                pulls.values().stream()
                        .filter(each -> each.text("state").filter(state::equals).isPresent())
                        .sorted(Comparator.comparing((JsonObject each) ->
                                        each.text("updated_at").orElseThrow())
                                .reversed())
                        .toList());
    }

    /** Opens another one of the same branch, as somebody does at the same moment. */
    void opensAnother(int number) {
        var next = pulls.size() + 12;
        pulls.put(next, Optional.ofNullable(pulls.get(number)).orElseThrow().with("number", next));
    }

    private Reply create(JsonObject draft) {
        var head = draft.text("head").orElseThrow();
        if (pulls.values().stream()
                .anyMatch(each -> each.text("state").filter("open"::equals).isPresent()
                        && each.text("head", "ref").filter(head::equals).isPresent())) {
            return reply(409, message("pull request already exists for these targets [id: 1, head: " + head + "]"));
        }
        var asked = asked(draft);
        if (asked.stream().anyMatch(unknownReviewers::contains)) {
            return reply(404, message("user doesn't exist"));
        }
        var number = pulls.size() + 12;
        pulls.put(number, GiteaAnswers.pull(number, draft, labelled(draft.items("labels")), now()));
        if (draft.texts("reviewers").contains(GiteaAnswers.AUTHOR)) {
            return reply(500, message(""));
        }
        if (asksWhenOpening) {
            ask(number, draft);
        }
        return reply(201, pull(number));
    }

    private List<JsonObject> labelled(List<JsonValue> ids) {
        return Stream.concat(labels.stream(), labelsOfOrganisation.stream())
                .filter(each -> ids.contains(JsonNumber.of(each.number("id").orElseThrow())))
                .toList();
    }

    private Reply edit(int number, JsonObject wish) {
        wish.text("title").ifPresent(title -> change(number, found -> found.with("title", title)));
        wish.text("body").ifPresent(body -> change(number, found -> found.with("body", body)));
        wish.text("state").filter("closed"::equals).ifPresent(_ -> close(number, false));
        change(number, found -> found.with("updated_at", now()));
        return reply(201, pull(number));
    }

    private Reply label(JsonObject wish) {
        hasLabel(wish.text("name").orElseThrow());
        return reply(201, labels.getLast());
    }

    private static List<String> asked(JsonObject wish) {
        return Stream.concat(wish.texts("reviewers").stream(), wish.texts("team_reviewers").stream())
                .toList();
    }

    private Reply ask(int number, JsonObject wish) {
        if (wish.texts("reviewers").contains(GiteaAnswers.AUTHOR)) {
            return reply(422, message("doer can't be reviewer"));
        }
        var unknown = asked(wish).stream().filter(unknownReviewers::contains).findFirst();
        if (unknown.isPresent()) {
            return reply(404, message("user does not exist [uid: 0, name: " + unknown.get() + "]"));
        }
        var users = wish.texts("reviewers").stream().map(GiteaAnswers::user).toList();
        change(
                number,
                found -> found.with(
                                "requested_reviewers",
                                GiteaAnswers.array(
                                        Stream.concat(found.objects("requested_reviewers").stream(), users.stream())))
                        .with(
                                "requested_reviewers_teams",
                                GiteaAnswers.array(Stream.concat(
                                        found.objects("requested_reviewers_teams").stream(),
                                        wish.texts("team_reviewers").stream()
                                                .map(each -> JsonObject.empty().with("name", each))))));
        return reply(
                201,
                GiteaAnswers.array(
                        wish.texts("reviewers").stream().map(each -> GiteaAnswers.review(1, each, "REQUEST_REVIEW"))));
    }

    /** Of each context the last word counts. */
    boolean isGreen() {
        var last = new TreeMap<String, String>();
        statuses.forEach(each ->
                last.put(each.text("context").orElse(""), each.text("status").orElse("")));
        return last.values().stream().allMatch("success"::equals);
    }

    private Reply issues(Request request, String[] parts) {
        if (parts[2].equals("comments")) {
            var id = Long.parseLong(parts[3]);
            var changed = GiteaAnswers.comment(id, body(request).text("body").orElseThrow());
            comments.values()
                    .forEach(all -> all.replaceAll(each -> each.number("id").orElse(0) == id ? changed : each));
            return reply(200, changed);
        }
        var number = Integer.parseInt(parts[2]);
        return switch (parts[3]) {
            case "labels" -> {
                change(
                        number,
                        found -> found.with(
                                "labels",
                                GiteaAnswers.array(Stream.concat(
                                        found.objects("labels").stream(),
                                        labelled(body(request).items("labels")).stream()))));
                yield reply(200, pull(number).at("labels").orElse(new JsonNull()));
            }
            default -> comment(request, number);
        };
    }

    private Reply comment(Request request, int number) {
        var all = comments.computeIfAbsent(number, _ -> new ArrayList<>());
        if (request.method().equals("GET")) {
            // All of them, whatever page is asked for.
            return new Reply(
                    200,
                    Map.of("X-Total-Count", Integer.toString(all.size())),
                    JsonWriter.write(GiteaAnswers.array(all.stream())));
        }
        comment(number, body(request).text("body").orElseThrow());
        return reply(201, all.getLast());
    }

    private static JsonObject body(Request request) {
        return JsonReader.readObject(request.body());
    }

    private String now() {
        return "2026-01-31T%02d:%02d:00Z".formatted(clock / 60, clock++ % 60);
    }

    @Override
    public void close() {
        server.close();
    }
}
