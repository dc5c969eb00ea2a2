package dev.coop.forge.github;

import dev.coop.config.Credentials;
import dev.coop.config.ForgeKind;
import dev.coop.config.HostName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.forge.CommitStatus;
import dev.coop.forge.Forge;
import dev.coop.forge.KeyedComment;
import dev.coop.forge.PullRequest;
import dev.coop.forge.PullRequest.State;
import dev.coop.forge.Readiness;
import dev.coop.http.RemoteCaller;
import dev.coop.json.JsonObject;
import dev.coop.source.CommitId;
import dev.coop.source.RepositoryAddress;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHDirection;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHLabel;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestQueryBuilder;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;

/** The pull requests of a repository on GitHub, or on a GitHub Enterprise Server. */
public final class GitHubForge implements Forge {
    static final String NAME = "GitHub";

    /** https://docs.github.com/en/rest does not say it; GitHub's refusal does. */
    private static final int LONGEST_BODY = 65_536;

    private final GitHub gitHub;
    private final String repositoryName;
    private final ReviewRequests reviewRequests;
    private final RepositoryCalls calls;
    private final ReadinessReader readiness;
    private final Merges merges;
    private final Remarks remarks;
    private Optional<GHPullRequest> opened = Optional.empty();
    private Optional<Listed> listed = Optional.empty();
    private @Nullable GHRepository repository;

    /**
     * Makes a forge.
     *
     * @param caller sends the requests
     * @param repository the GitOps repository's address, such as {@code https://github.com/acme/deployments}
     * @param api the API's address, where it is not the usual one of the repository's host
     * @param environment tells of which repository the workflow is that runs this
     * @param credentials asked for what belongs to the host that the requests go to
     * @param warn told of what did not work and stops nothing
     */
    public GitHubForge(
            RemoteCaller caller,
            RepositoryAddress repository,
            Optional<String> api,
            Map<String, String> environment,
            Credentials credentials,
            Consumer<Diagnostic> warn) {
        var endpoint = api.map(each -> each.replaceFirst("/+$", "")).orElseGet(() -> apiOf(repository));
        // A file may name any address for the API: the token must be that host's own.
        var login = credentials.forGit(api.isPresent() ? endpoint : repository.value());
        var connection = new GitHubConnection(
                caller,
                endpoint,
                repository.path(),
                login.map(Credentials.Login::token),
                login.flatMap(each -> outOfReach(each, environment, repository.path())));
        this.gitHub = connect(endpoint, connection);
        this.repositoryName = repository.path();
        this.calls = new RepositoryCalls(connection, endpoint, repositoryName);
        this.reviewRequests = new ReviewRequests(calls, warn);
        var graphQl = new GraphQl(connection, endpoint);
        this.readiness = new ReadinessReader(calls, graphQl);
        this.merges = new Merges(calls, graphQl, readiness);
        this.remarks = new Remarks(calls, warn);
    }

    private static Optional<String> outOfReach(
            Credentials.Login login, Map<String, String> environment, String repository) {
        return Optional.of(repository)
                .filter(_ -> login.holder() == Credentials.Holder.WORKFLOW)
                .filter(each -> !each.equalsIgnoreCase(environment.get("GITHUB_REPOSITORY")));
    }

    private static String apiOf(RepositoryAddress repository) {
        var host = repository.host().orElse("github.com").toLowerCase(Locale.ROOT);
        var scheme = repository.value().startsWith("http://") ? "http" : "https";
        return HostName.gitHubApi(host, scheme + "://" + host);
    }

    private static GitHub connect(String endpoint, GitHubConnection connection) {
        try {
            // Without an authorization of its own the library never asks who we are, which an installation's token
            // may not; the connection adds the token.
            return new GitHubBuilder()
                    .withEndpoint(endpoint)
                    .withConnector(connection)
                    .withRateLimitHandler(GitHubRateLimitHandler.FAIL)
                    .build();
        } catch (IOException e) {
            throw unexpected(e);
        }
    }

    @Override
    public Optional<ForgeKind> kind() {
        return Optional.of(ForgeKind.GITHUB);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int longestBody() {
        return LONGEST_BODY;
    }

    @Override
    public Optional<PullRequest> open(String head, String base) {
        var found = told(() -> firstPage(query(head, base).state(GHIssueState.ALL)));
        listed = Optional.of(new Listed(head, base, found));
        opened = found.stream()
                .filter(each -> each.getState() == GHIssueState.OPEN)
                .findFirst();
        return opened.map(GitHubForge::pullRequest);
    }

    /** It is closed with its branch. */
    @Override
    public boolean outlivesItsBranch() {
        return false;
    }

    @Override
    public Optional<PullRequest> lastClosed(String head, String base) {
        var found = listed.filter(
                        each -> each.head().equals(head) && each.base().equals(base))
                .map(Listed::found)
                .orElseGet(() -> told(() -> firstPage(query(head, base).state(GHIssueState.CLOSED))));
        listed = Optional.empty();
        return found.stream()
                .filter(each -> each.getState() == GHIssueState.CLOSED)
                .max(Comparator.comparing(GitHubForge::closedAt))
                .map(GitHubForge::pullRequest);
    }

    /** A branch has one open at a time, the newest; and what was closed last is updated by that: both come first. */
    private static List<GHPullRequest> firstPage(GHPullRequestQueryBuilder query) throws IOException {
        var pages = query.sort(GHPullRequestQueryBuilder.Sort.UPDATED)
                .direction(GHDirection.DESC)
                .list()
                .withPageSize(50)
                .iterator();
        return pages.hasNext() ? pages.nextPage() : List.of();
    }

    private static Instant closedAt(GHPullRequest pullRequest) {
        return Optional.ofNullable(pullRequest.getClosedAt())
                .map(Date::toInstant)
                .orElse(Instant.EPOCH);
    }

    @Override
    public PullRequest create(Draft draft) {
        return told(() -> {
            var created = repository().createPullRequest(draft.title(), draft.head(), draft.base(), draft.body());
            reviewRequests.ask(created.getNumber(), draft.reviewers());
            remarks.label(created.getNumber(), draft.labels());
            return pullRequest(created);
        });
    }

    @Override
    public PullRequest update(PullRequest pullRequest, Draft draft) {
        return told(() -> {
            var found = found(pullRequest.number());
            var same = Objects.equals(found.getTitle(), draft.title())
                    && textOf(found.getBody()).equals(draft.body());
            var missing = missing(found, draft.labels());
            // What comes last tells the next run that nothing before it was cut off.
            if (!same || !missing.isEmpty()) {
                reviewRequests.ask(found.getNumber(), draft.reviewers());
            }
            var state = same ? stateOf(found) : changed(found.getNumber(), draft);
            remarks.label(found.getNumber(), missing);
            return new PullRequest(
                    found.getNumber(),
                    found.getHtmlUrl().toString(),
                    found.getHead().getRef(),
                    state,
                    draft.title(),
                    draft.body());
        });
    }

    /** Who changes it has just looked for it. */
    private GHPullRequest found(int number) throws IOException {
        var known = opened.filter(each -> each.getNumber() == number);
        opened = Optional.empty();
        return known.isPresent() ? known.orElseThrow() : repository().getPullRequest(number);
    }

    /** Returns the state that it has now: somebody may have merged or closed it meanwhile. */
    private State changed(int number, Draft draft) {
        var now = calls.change(
                "PATCH",
                "/pulls/" + number,
                JsonObject.empty().with("title", draft.title()).with("body", draft.body()));
        if (now.flag("merged").orElse(false)) {
            return State.MERGED;
        }
        return now.text("state").filter("closed"::equals).isPresent() ? State.CLOSED : State.OPEN;
    }

    private static List<String> missing(GHPullRequest found, List<String> labels) {
        var there = found.getLabels().stream().map(GHLabel::getName).toList();
        return labels.stream().filter(each -> !there.contains(each)).toList();
    }

    @Override
    public void close(PullRequest pullRequest) {
        calls.change(
                "PATCH", "/pulls/" + pullRequest.number(), JsonObject.empty().with("state", "closed"));
    }

    @Override
    public Merging merge(PullRequest pullRequest, MergeRequest request) {
        return merges.merge(pullRequest.number(), request);
    }

    @Override
    public Merging mergeWhenGreen(PullRequest pullRequest, MergeRequest request) {
        return merges.mergeWhenGreen(pullRequest.number(), request);
    }

    @Override
    public boolean mergeByPeople(PullRequest pullRequest) {
        return merges.mergeByPeople(pullRequest.number());
    }

    @Override
    public Readiness readiness(PullRequest pullRequest) {
        return readiness.of(pullRequest.number());
    }

    @Override
    public void requestReview(PullRequest pullRequest, List<String> reviewers) {
        reviewRequests.ask(pullRequest.number(), reviewers);
    }

    @Override
    public void comment(PullRequest pullRequest, String key, String text) {
        remarks.comment(pullRequest.number(), new KeyedComment(key, text));
    }

    @Override
    public void status(CommitId commit, CommitStatus status) {
        remarks.status(commit, status);
    }

    private GHPullRequestQueryBuilder query(String head, String base) throws IOException {
        return repository().queryPullRequests().head(head).base(base);
    }

    private GHRepository repository() throws IOException {
        var known = repository;
        if (known == null) {
            known = gitHub.getRepository(repositoryName);
            repository = known;
        }
        return known;
    }

    private static PullRequest pullRequest(GHPullRequest found) {
        return new PullRequest(
                found.getNumber(),
                found.getHtmlUrl().toString(),
                found.getHead().getRef(),
                stateOf(found),
                textOf(found.getTitle()),
                textOf(found.getBody()));
    }

    private static State stateOf(GHPullRequest found) {
        if (found.getState() == GHIssueState.OPEN) {
            return State.OPEN;
        }
        return found.getMergedAt() == null ? State.CLOSED : State.MERGED;
    }

    private static String textOf(@Nullable String text) {
        return text == null ? "" : text;
    }

    /**
     * What was listed of a branch, once: whoever looks for the one that was closed has just looked for the open one.
     */
    private record Listed(String head, String base, List<GHPullRequest> found) {}

    private interface Asking<T> {
        T ask() throws IOException;
    }

    /**
     * A status that is no success is a failure already in the connection; what is left is an answer of another form.
     */
    private static <T> T told(Asking<T> asking) {
        try {
            return asking.ask();
        } catch (IOException | GHException e) {
            throw unexpected(e);
        }
    }

    static Failure refused(String said, String what) {
        return new Failure(
                Failure.Kind.CONFLICT,
                Diagnostic.error("refused", "GitHub refuses it: " + said)
                        .at(new Location.OnRemote(NAME, what))
                        .hint("look at the pull request's page, and run the command again"));
    }

    static Failure unexpected(Exception e) {
        return new Failure(
                Failure.Kind.UNREACHABLE,
                Diagnostic.error("unexpected-answer", "cannot understand GitHub's answer")
                        .at(new Location.OnRemote(NAME, "pull requests"))
                        .hint("check that the platform's `forge.api` is the address of GitHub's API"),
                e);
    }
}
