package dev.coop.forge.gitlab;

import static dev.coop.forge.ForgeApi.escaped;

import dev.coop.config.Credentials;
import dev.coop.config.ForgeKind;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.forge.CommitStatus;
import dev.coop.forge.Forge;
import dev.coop.forge.ForgeAnswer;
import dev.coop.forge.ForgeApi;
import dev.coop.forge.ForgeSite;
import dev.coop.forge.KeyedComment;
import dev.coop.forge.PullRequest;
import dev.coop.forge.PullRequest.State;
import dev.coop.forge.Readiness;
import dev.coop.http.RemoteCaller;
import dev.coop.json.JsonObject;
import dev.coop.source.CommitId;
import dev.coop.source.RepositoryAddress;
import dev.coop.time.Pause;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The pull requests of a project on GitLab, theirs or one's own. */
public final class GitLabForge implements Forge {
    /** GitLab's own limit of a description. */
    private static final int LONGEST_BODY = 1_048_576;

    private static final int LONGEST_STATUS = 255;
    private static final int FULL_PAGE = 100;

    private final ForgeApi api;
    private final String path;
    private final String project;
    private final GitLabReviewers reviewers;
    private final GitLabMerges merges;
    private final GitLabNotes notes;
    private final Consumer<Diagnostic> warn;
    private final Set<String> expected = new HashSet<>();
    private Optional<JsonObject> opened = Optional.empty();
    private List<PullRequest> others = List.of();
    private List<JsonObject> listed = List.of();

    /**
     * Makes a forge.
     *
     * @param caller sends the requests
     * @param repository the GitOps repository's address, such as {@code https://gitlab.com/acme/live/deployments}
     * @param api the API's address, where it is not the usual one of the repository's host
     * @param credentials asked for what belongs to the host that the requests go to
     * @param pause waits while GitLab prepares a pull request
     * @param warn told of what did not work and stops nothing
     */
    public GitLabForge(
            RemoteCaller caller,
            RepositoryAddress repository,
            Optional<String> api,
            Credentials credentials,
            Pause pause,
            Consumer<Diagnostic> warn) {
        var site = ForgeSite.of(repository, api, "/api/v4");
        this.api = GitLabAccess.open(caller, site.endpoint(), site.path(), site.login(credentials));
        this.path = site.path();
        this.project = "/projects/" + escaped(site.path());
        this.notes = new GitLabNotes(this.api, project, warn);
        this.reviewers = new GitLabReviewers(this.api, project, notes, warn);
        this.merges = new GitLabMerges(this.api, project, pause);
        this.warn = warn;
    }

    @Override
    public Optional<ForgeKind> kind() {
        return Optional.of(ForgeKind.GITLAB);
    }

    @Override
    public String name() {
        return GitLabAccess.NAME;
    }

    @Override
    public int longestBody() {
        return LONGEST_BODY;
    }

    @Override
    public void expect(List<String> heads, String base) {
        var found = seen(api.get(
                project + "/merge_requests?state=opened&target_branch=" + escaped(base) + "&per_page=" + FULL_PAGE));
        // A full page need not be all of them.
        listed = found.size() < FULL_PAGE ? found : List.of();
        expected.clear();
        expected.addAll(found.size() < FULL_PAGE ? heads : List.of());
    }

    @Override
    public Optional<PullRequest> open(String head, String base) {
        if (expected.remove(head)) {
            return oldest(listed.stream()
                    .filter(each -> textOf(each, "source_branch").equals(head))
                    .toList());
        }
        return oldest(seen(api.get(query(head, base) + "&state=opened")));
    }

    private Optional<PullRequest> oldest(List<JsonObject> found) {
        var ours = ours(found);
        opened = ours.stream().findFirst();
        others = ours.stream().skip(1).map(GitLabForge::pullRequest).toList();
        return opened.map(GitLabForge::pullRequest);
    }

    private static List<JsonObject> ours(List<JsonObject> found) {
        return found.stream()
                .filter(GitLabForge::isOfThisProject)
                .sorted(Comparator.comparingLong(each -> each.number("iid").orElse(0L)))
                .toList();
    }

    @Override
    public List<PullRequest> duplicates(PullRequest first, String base) {
        if (opened.filter(each -> each.number("iid").orElse(0L) == first.number())
                .isPresent()) {
            return others;
        }
        return ours(api.get(query(first.head(), base) + "&state=opened").objects()).stream()
                .map(GitLabForge::pullRequest)
                .filter(each -> each.number() != first.number())
                .toList();
    }

    /** GitLab shows a project that has moved by its old name, and changes nothing by it: that is said at first. */
    private List<JsonObject> seen(ForgeAnswer answer) {
        if (answer.wasMoved()) {
            throw api.facts().moved(path);
        }
        if (answer.status() == 403) {
            api.obstacle().ifPresent(obstacle -> {
                throw obstacle;
            });
        }
        return answer.objects();
    }

    /** One page is enough: whatever is closed is updated by that. */
    @Override
    public Optional<PullRequest> lastClosed(String head, String base) {
        return api.get(query(head, base)).objects().stream()
                .filter(GitLabForge::isOfThisProject)
                .filter(each -> stateOf(each) != State.OPEN)
                .max(Comparator.comparing(GitLabForge::endedAt))
                .map(GitLabForge::pullRequest);
    }

    private String query(String head, String base) {
        return project + "/merge_requests?source_branch=" + escaped(head) + "&target_branch=" + escaped(base)
                + "&order_by=updated_at&sort=desc&per_page=50";
    }

    /** A fork may have a branch of the same name. */
    private static boolean isOfThisProject(JsonObject found) {
        return found.number("source_project_id").equals(found.number("project_id"));
    }

    private static String endedAt(JsonObject found) {
        return found.text("merged_at").or(() -> found.text("closed_at")).orElse("");
    }

    @Override
    public PullRequest create(Draft draft) {
        var answer = api.send(
                "POST",
                project + "/merge_requests",
                JsonObject.empty()
                        .with("source_branch", draft.head())
                        .with("target_branch", draft.base())
                        .with("title", draft.title())
                        .with("description", QuickActions.inert(draft.body()))
                        .with("labels", String.join(",", draft.labels())));
        if (answer.status() == 409) {
            throw answer.exists();
        }
        var created = answer.object();
        reviewers.ask(created, draft.reviewers(), GitLabReviewers.Again.NO);
        return pullRequest(created);
    }

    @Override
    public PullRequest update(PullRequest pullRequest, Draft draft) {
        // Who changes it has just looked for it.
        var found = opened.filter(each -> each.number("iid").orElse(0) == pullRequest.number())
                .orElseGet(() -> api.get(path(pullRequest)).object());
        opened = Optional.empty();
        var words = !textOf(found, "title").equals(draft.title())
                || !textOf(found, "description").equals(QuickActions.inert(draft.body()));
        var labels = !found.texts("labels").containsAll(draft.labels());
        if (!words && !labels) {
            return pullRequest(found);
        }
        var changed = api.send(
                        "PUT",
                        path(pullRequest),
                        JsonObject.empty()
                                .with("title", draft.title())
                                .with("description", QuickActions.inert(draft.body()))
                                .with("add_labels", String.join(",", draft.labels())))
                .object();
        if (words) {
            reviewers.ask(changed, draft.reviewers(), GitLabReviewers.Again.NO);
        }
        return pullRequest(changed);
    }

    @Override
    public void close(PullRequest pullRequest) {
        if (stateOf(api.get(path(pullRequest)).object()) == State.OPEN) {
            api.send("PUT", path(pullRequest), JsonObject.empty().with("state_event", "close"))
                    .object();
        }
    }

    @Override
    public Merging merge(PullRequest pullRequest, MergeRequest request) {
        return merges.now(pullRequest, request);
    }

    @Override
    public Merging mergeWhenGreen(PullRequest pullRequest, MergeRequest request) {
        return merges.whenGreen(pullRequest, request);
    }

    @Override
    public boolean mergeByPeople(PullRequest pullRequest) {
        return merges.byPeople(pullRequest);
    }

    @Override
    public Readiness readiness(PullRequest pullRequest) {
        return new GitLabReadiness(api, path(pullRequest)).now();
    }

    @Override
    public void requestReview(PullRequest pullRequest, List<String> asked) {
        reviewers.ask(api.get(path(pullRequest)).object(), asked, GitLabReviewers.Again.YES);
    }

    @Override
    public void comment(PullRequest pullRequest, String key, String text) {
        notes.keep(pullRequest.number(), new KeyedComment(key, QuickActions.inert(text)));
    }

    @Override
    public void status(CommitId commit, CommitStatus status) {
        var body = JsonObject.empty()
                .with(
                        "state",
                        switch (status.state()) {
                            case PENDING -> "pending";
                            case SUCCESS -> "success";
                            case FAILURE -> "failed";
                        })
                .with("name", status.context())
                .with("description", status.description(LONGEST_STATUS));
        var answer = api.send(
                "POST",
                project + "/statuses/" + commit,
                status.url().map(url -> body.with("target_url", url)).orElse(body));
        // GitLab takes it for a mistake to set the state that is set.
        if (answer.worked() || (answer.status() == 400 && answer.said().contains("Cannot transition status"))) {
            return;
        }
        if (!answer.isNotAllowed()) {
            throw answer.failure();
        }
        warn.accept(answer.warning("status-not-set", "the commit's status `" + status.context() + "` was not set")
                .hint(answer.failure().hint().orElse("")));
    }

    private String path(PullRequest pullRequest) {
        return project + "/merge_requests/" + pullRequest.number();
    }

    private static PullRequest pullRequest(JsonObject found) {
        return new PullRequest(
                Math.toIntExact(found.number("iid").orElse(0)),
                textOf(found, "web_url"),
                textOf(found, "source_branch"),
                stateOf(found),
                textOf(found, "title"),
                textOf(found, "description"));
    }

    /** While a pull request is being merged GitLab calls it {@code locked}. */
    private static State stateOf(JsonObject found) {
        return switch (textOf(found, "state")) {
            case "merged" -> State.MERGED;
            case "closed" -> State.CLOSED;
            default -> State.OPEN;
        };
    }

    private static String textOf(JsonObject found, String name) {
        return found.text(name).orElse("");
    }
}
