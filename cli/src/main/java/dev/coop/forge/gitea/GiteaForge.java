package dev.coop.forge.gitea;

import dev.coop.config.Credentials;
import dev.coop.config.ForgeKind;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.forge.CommitStatus;
import dev.coop.forge.Forge;
import dev.coop.forge.ForgeApi;
import dev.coop.forge.ForgeSite;
import dev.coop.forge.KeyedComment;
import dev.coop.forge.PullRequest;
import dev.coop.forge.Readiness;
import dev.coop.http.RemoteCaller;
import dev.coop.json.JsonObject;
import dev.coop.source.CommitId;
import dev.coop.source.RepositoryAddress;
import dev.coop.time.Pause;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The pull requests of a repository on a Gitea or Forgejo server. */
public final class GiteaForge implements Forge {
    /** The server keeps any length; this one is what a page still shows. */
    private static final int LONGEST_BODY = 262_144;

    private static final int LONGEST_STATUS = 255;

    private final ForgeKind kind;
    private final String name;
    private final ForgeApi api;
    private final String repository;
    private final GiteaPulls pulls;
    private final GiteaLabels labels;
    private final GiteaReviewers reviewers;
    private final GiteaMerges merges;
    private final GiteaReadiness readiness;
    private final Consumer<Diagnostic> warn;

    /**
     * Makes a forge.
     *
     * @param kind which of the two people know it as
     * @param caller sends the requests
     * @param repository the GitOps repository's address, such as {@code https://codeberg.org/acme/deployments}
     * @param api the API's address, where it is not the usual one of the repository's host
     * @param credentials asked for what belongs to the host that the requests go to
     * @param pause waits while the server checks whether a pull request fits
     * @param warn told of what did not work and stops nothing
     */
    public GiteaForge(
            ForgeKind kind,
            RemoteCaller caller,
            RepositoryAddress repository,
            Optional<String> api,
            Credentials credentials,
            Pause pause,
            Consumer<Diagnostic> warn) {
        var site = ForgeSite.of(repository, api, "/api/v1");
        this.kind = kind;
        this.name = kind.title();
        this.api = GiteaAccess.open(caller, kind, site.endpoint(), site.path(), site.login(credentials));
        this.repository = "/repos/" + site.path();
        this.pulls = new GiteaPulls(this.api, this.repository);
        this.labels = new GiteaLabels(this.api, site.path(), warn);
        this.reviewers = new GiteaReviewers(this.api, this.repository, warn);
        this.merges = new GiteaMerges(this.api, pulls, this.repository, pause);
        this.readiness = new GiteaReadiness(this.api, this.repository, pause);
        this.warn = warn;
    }

    @Override
    public Optional<ForgeKind> kind() {
        return Optional.of(kind);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int longestBody() {
        return LONGEST_BODY;
    }

    @Override
    public Optional<PullRequest> open(String head, String base) {
        return pulls.open(head, base).map(GiteaPulls::pullRequest);
    }

    @Override
    public List<PullRequest> duplicates(PullRequest first, String base) {
        return pulls.opened(first.head(), base).stream()
                .map(GiteaPulls::pullRequest)
                .filter(each -> each.number() != first.number())
                .toList();
    }

    /** It is closed with its branch. */
    @Override
    public boolean outlivesItsBranch() {
        return false;
    }

    @Override
    public Optional<PullRequest> lastClosed(String head, String base) {
        return pulls.lastClosed(head, base).map(GiteaPulls::pullRequest);
    }

    @Override
    public PullRequest create(Draft draft) {
        var wish = JsonObject.empty()
                .with("head", draft.head())
                .with("base", draft.base())
                .with("title", draft.title())
                .with("body", draft.body())
                .with("labels", labels.ids(draft.labels()));
        var created = opened(draft, wish);
        reviewers.askOthers(created, draft.reviewers());
        return GiteaPulls.pullRequest(pulls.changed(created));
    }

    /**
     * Opens one and asks for its reviews at once. One reviewer who is not known keeps it from being opened; one who may
     * not review, such as its author, only keeps the server from saying that it is.
     */
    private JsonObject opened(Draft draft, JsonObject wish) {
        var answer = api.send("POST", repository + "/pulls", GiteaReviewers.asked(wish, draft.reviewers()));
        if (answer.status() == 409) {
            throw answer.exists();
        }
        if (answer.worked() || draft.reviewers().isEmpty()) {
            return answer.object();
        }
        var without = api.send("POST", repository + "/pulls", wish);
        return without.status() == 409
                ? pulls.open(draft.head(), draft.base()).orElseThrow(without::exists)
                : without.object();
    }

    @Override
    public PullRequest update(PullRequest pullRequest, Draft draft) {
        var last = pulls.lastSeen(pullRequest.number());
        var found = last.map(GiteaPulls.Seen::found).orElseGet(() -> pulls.ask(pullRequest.number()));
        labels.add(found, draft.labels());
        var before = GiteaPulls.pullRequest(found);
        if (before.title().equals(draft.title()) && before.body().equals(draft.body())) {
            last.ifPresent(pulls::keep);
            return before;
        }
        var changed = api.send(
                        "PATCH",
                        path(pullRequest),
                        JsonObject.empty().with("title", draft.title()).with("body", draft.body()))
                .object();
        reviewers.ask(pullRequest.number(), draft.reviewers());
        return GiteaPulls.pullRequest(pulls.changed(changed));
    }

    @Override
    public void close(PullRequest pullRequest) {
        if (GiteaPulls.isOpen(api.get(path(pullRequest)).object())) {
            api.send("PATCH", path(pullRequest), JsonObject.empty().with("state", "closed"))
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
        return readiness.now(pullRequest.number());
    }

    @Override
    public void requestReview(PullRequest pullRequest, List<String> asked) {
        reviewers.ask(pullRequest.number(), asked);
    }

    @Override
    public void comment(PullRequest pullRequest, String key, String text) {
        var comment = new KeyedComment(key, text);
        var body = JsonObject.empty().with("body", comment.body());
        var comments = repository + "/issues/" + pullRequest.number() + "/comments";
        var found = api.firstAllowed(
                comments, each -> each.text("body").filter(comment::is).isPresent());
        if (found.filter(each -> each.text("body").equals(body.text("body"))).isPresent()) {
            return;
        }
        var answer = found.map(each -> api.send(
                        "PATCH",
                        repository + "/issues/comments/" + each.number("id").orElse(0),
                        body))
                .orElseGet(() -> api.send("POST", comments, body));
        if (answer.isNotAllowed()) {
            warn.accept(answer.warning("comment-not-written", "#" + pullRequest.number() + " got no comment")
                    .hint(answer.failure().hint().orElse("")));
        } else {
            answer.object();
        }
    }

    @Override
    public void status(CommitId commit, CommitStatus status) {
        var body = JsonObject.empty()
                .with("context", status.context())
                .with("description", status.description(LONGEST_STATUS))
                .with(
                        "state",
                        switch (status.state()) {
                            case PENDING -> "pending";
                            case SUCCESS -> "success";
                            case FAILURE -> "failure";
                        });
        var answer = api.send(
                "POST",
                repository + "/statuses/" + commit,
                status.url().map(url -> body.with("target_url", url)).orElse(body));
        if (answer.worked()) {
            return;
        }
        if (!answer.isNotAllowed()) {
            throw answer.failure();
        }
        warn.accept(answer.warning("status-not-set", "the commit's status `" + status.context() + "` was not set")
                .hint(answer.failure().hint().orElse("")));
    }

    private String path(PullRequest pullRequest) {
        return repository + "/pulls/" + pullRequest.number();
    }
}
