package dev.coop.doctor;

import dev.coop.config.Credentials;
import dev.coop.config.Credentials.Login;
import dev.coop.config.ForgeKind;
import dev.coop.config.ForgeKind.Scope;
import dev.coop.config.HostName;
import dev.coop.config.login.ForgeProbe;
import dev.coop.config.login.ForgeProbe.Access;
import dev.coop.config.login.ForgeProbe.Proof;
import dev.coop.config.login.ForgeProbe.Reach;
import dev.coop.doctor.Finding.State;
import dev.coop.http.RemoteCaller;
import dev.coop.source.RepositoryAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether pull requests can be opened: which credential there is, and how far it reaches.
 *
 * @param caller sends the requests
 * @param credentials those that a deploy would use
 * @param kind which forge it is
 * @param api the address of its API
 * @param repository the GitOps repository
 * @param mainBranch its main branch
 */
public record ForgeCheck(
        RemoteCaller caller,
        Credentials credentials,
        ForgeKind kind,
        String api,
        RepositoryAddress repository,
        Optional<String> mainBranch) {
    private static final String FORGE = "forge";

    /** Examines it. */
    public List<Finding> examine() {
        return credentials.forGit(api).map(this::examine).orElseGet(() -> List.of(noCredential()));
    }

    /** The host that counts is that of the API, which need not be the repository's. */
    private Finding noCredential() {
        var host = HostName.ofAddress(api).map(HostName::withoutApi);
        return Finding.of(
                        FORGE,
                        State.NOT_ALLOWED,
                        "there is no credential for " + kind.title() + " at "
                                + host.map(HostName::value).orElse(api))
                .hint("run `" + host.map(kind::login).orElse("coop login " + kind.word()) + "`" + elsewhere());
    }

    /** Git may be reached at another port than the pages, and SSH tells nothing of that one. */
    private String elsewhere() {
        return HostName.ofAddress(repository.value())
                .filter(host -> ForgeKind.ofHost(host.value()).isEmpty())
                .filter(host -> kind.api(host).equals(api))
                .map(_ -> "; where its API is not at `" + api + "`, have platform.yaml name it first: `forge: {kind: "
                        + kind.word() + ", api: ADDRESS}`")
                .orElse("");
    }

    private List<Finding> examine(Login login) {
        var probe = new ForgeProbe(caller, kind, api, login);
        var access = probe.access(repository.path());
        var found = new ArrayList<Finding>();
        var reach = finding(access, login);
        // What its user may do is of no use where nobody may do it.
        if (!access.archived() || reach.state() != State.FINE) {
            found.add(reach);
        }
        if (access.reach() != Reach.HIDDEN) {
            found.addAll(obstacles(access));
            mainBranch
                    .flatMap(branch -> probe.isProtected(access.name(), branch).map(is -> protection(branch, is)))
                    .ifPresent(found::add);
        }
        return found;
    }

    private Finding finding(Access access, Login login) {
        var what = kind.title() + " with " + login.origin() + ": ";
        var name = "`" + repository.path() + "`";
        return switch (access.reach()) {
            case WRITE -> access.missing().isEmpty() ? mayWrite(access, what, name) : lacks(access, what);
            case SEEN ->
                access.missing().isEmpty() ? Finding.of(FORGE, State.FINE, what + "sees " + name) : lacks(access, what);
            case READ ->
                Finding.of(FORGE, State.NOT_ALLOWED, what + "may only read " + name)
                        .hint("ask an owner of " + name + " for write access");
            case HIDDEN ->
                Finding.of(FORGE, State.NOT_ALLOWED, what + "cannot see " + name)
                        .hint(hidden(login));
        };
    }

    private static Finding mayWrite(Access access, String what, String name) {
        return access.proof() == Proof.TOLD
                ? Finding.of(FORGE, State.FINE, what + "may write to " + name)
                : Finding.of(
                        FORGE,
                        State.FINE,
                        what + "its owner may write to " + name + "; whether the token may is only told by a deploy");
    }

    private Finding lacks(Access access, String what) {
        var names =
                access.missing().stream().map(each -> "`" + each.name() + "`").collect(Collectors.joining(", "));
        var why = access.missing().stream().map(Scope::why).collect(Collectors.joining(", and "));
        return Finding.of(FORGE, State.NOT_ALLOWED, what + "the token lacks " + names + " " + why)
                .hint("make a token with " + kind.requiredScopes() + kind.optionalScopes());
    }

    private List<Finding> obstacles(Access access) {
        var found = new ArrayList<Finding>();
        if (access.archived()) {
            found.add(Finding.of(FORGE, State.NOT_ALLOWED, "`" + access.name() + "` is archived: nobody can push to it")
                    .hint("have an owner of it take it out of the archive, or name another platform"));
        }
        if (!access.pullRequests()) {
            found.add(Finding.of(FORGE, State.NOT_ALLOWED, "pull requests are switched off in `" + access.name() + "`")
                    .hint("have an owner of it switch them on: only `deploy: auto` works without"));
        }
        if (!access.name().equalsIgnoreCase(repository.path())) {
            found.add(Finding.of(
                            FORGE, State.WARNING, "`" + repository.path() + "` is called `" + access.name() + "` today")
                    .hint("change the platform's address to that: the old name works only until somebody takes it"));
        }
        return found;
    }

    private String hidden(Login login) {
        return switch (login.holder()) {
            case WORKFLOW ->
                "a workflow's own GITHUB_TOKEN reaches only the workflow's repository: install a GitHub App on `"
                        + repository.path() + "` and set COOP_GITHUB_APP_ID and COOP_GITHUB_APP_KEY, or set COOP_TOKEN"
                        + " to a fine-grained token for it";
            case JOB ->
                "a job's own CI_JOB_TOKEN reaches only projects that allow it: set COOP_TOKEN to a project access token"
                        + " of `" + repository.path() + "` with the scope api";
            case ANYBODY ->
                "check the address; ask an owner of `" + repository.path() + "` for access, or make a token that"
                        + " includes it";
        };
    }

    private static Finding protection(String branch, boolean isProtected) {
        return isProtected
                ? Finding.of(
                        "main branch",
                        State.FINE,
                        "`" + branch + "` is protected: a deploy opens a pull request where it may not push")
                : Finding.of(
                                "main branch",
                                State.WARNING,
                                "`" + branch + "` is not protected: anyone who may"
                                        + " write can push without a review")
                        .hint("protect it where an environment has `deploy: review`; an owner of the repository can");
    }
}
