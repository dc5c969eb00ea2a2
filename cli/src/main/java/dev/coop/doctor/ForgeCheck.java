package dev.coop.doctor;

import dev.coop.config.Credentials;
import dev.coop.config.Credentials.Login;
import dev.coop.config.login.ForgeKind;
import dev.coop.config.login.ForgeProbe;
import dev.coop.config.login.ForgeProbe.Reach;
import dev.coop.http.RemoteCaller;
import dev.coop.source.RepositoryAddress;
import java.util.List;
import java.util.Optional;

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
        var ofForge = credentials.forGit(api);
        if (ofForge.isEmpty()) {
            return List.of(Finding.of(
                            FORGE,
                            Finding.State.NOT_ALLOWED,
                            "there is no credential for " + kind.title() + " at "
                                    + repository.host().orElse(""))
                    .hint("run `coop login " + kind.name().toLowerCase(java.util.Locale.ROOT) + " --host "
                            + repository.host().orElse("HOST") + "`"));
        }
        var login = ofForge.orElseThrow();
        var probe = new ForgeProbe(caller, kind, api, login);
        var reach = probe.reach(repository.path());
        var found = finding(reach, login);
        return reach == Reach.HIDDEN
                ? List.of(found)
                : mainBranch
                        .flatMap(branch ->
                                probe.isProtected(repository.path(), branch).map(is -> protection(branch, is)))
                        .map(more -> List.of(found, more))
                        .orElse(List.of(found));
    }

    private Finding finding(Reach reach, Login login) {
        var what = kind.title() + " with " + login.origin() + ": ";
        return switch (reach) {
            case WRITE -> Finding.of(FORGE, Finding.State.FINE, what + "may write to `" + repository.path() + "`");
            case SEEN -> Finding.of(FORGE, Finding.State.FINE, what + "sees `" + repository.path() + "`");
            case READ ->
                Finding.of(FORGE, Finding.State.NOT_ALLOWED, what + "may only read `" + repository.path() + "`")
                        .hint("ask an owner of `" + repository.path() + "` for write access");
            case HIDDEN ->
                Finding.of(FORGE, Finding.State.NOT_ALLOWED, what + "cannot see `" + repository.path() + "`")
                        .hint(hidden(login));
        };
    }

    private String hidden(Login login) {
        return switch (login.origin()) {
            case "GITHUB_TOKEN" ->
                "a workflow's own GITHUB_TOKEN reaches only the workflow's repository: install a GitHub App on `"
                        + repository.path() + "` and set COOP_GITHUB_APP_ID and COOP_GITHUB_APP_KEY, or set COOP_TOKEN"
                        + " to a fine-grained token for it";
            case "CI_JOB_TOKEN" ->
                "a job's own CI_JOB_TOKEN reaches only projects that allow it: set COOP_TOKEN to a project access token"
                        + " of `" + repository.path() + "` with the scope api";
            default ->
                "check the address; ask an owner of `" + repository.path() + "` for access, or make a token that"
                        + " includes it";
        };
    }

    private static Finding protection(String branch, boolean isProtected) {
        return isProtected
                ? Finding.of(
                        "main branch",
                        Finding.State.FINE,
                        "`" + branch + "` is protected: a deploy opens a pull request where it may not push")
                : Finding.of(
                                "main branch",
                                Finding.State.WARNING,
                                "`" + branch + "` is not protected: anyone who may"
                                        + " write can push without a review")
                        .hint("protect it where an environment has `deploy: review`; an owner of the repository can");
    }
}
