package dev.coop.forge.gitlab;

import dev.coop.config.Credentials.Holder;
import dev.coop.config.Credentials.Login;
import dev.coop.forge.ForgeApi;
import dev.coop.forge.RefusalWords;
import dev.coop.forge.RefusalWords.Shown;
import dev.coop.http.Call;
import dev.coop.http.RemoteCaller;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How GitLab is told who asks (https://docs.gitlab.com/api/rest/authentication/). */
final class GitLabAccess {
    static final String NAME = "GitLab";

    /** What GitLab's own sign-in hands out; its other tokens have another form. */
    private static final String OAUTH = "[0-9a-f]{64}";

    private static final String CREATE =
            "create a project access token of the platform's repository with the role Developer and the scope `api`"
                    + " (Maintainer where only they may merge), and set it as `GITLAB_TOKEN`, with the server in"
                    + " `GITLAB_HOST` where that is not gitlab.com";

    private GitLabAccess() {}

    static ForgeApi open(RemoteCaller caller, String endpoint, String project, Optional<Login> login) {
        return new ForgeApi(
                caller,
                endpoint,
                "/projects/" + ForgeApi.escaped(project),
                login.<UnaryOperator<Call>>map(each -> call -> signed(call, each))
                        .orElse(call -> call),
                words(project, login));
    }

    private static Call signed(Call call, Login login) {
        var secret = login.token().secret();
        if (isOfJob(login)) {
            return call.header("JOB-TOKEN", secret);
        }
        return secret.matches(OAUTH)
                ? call.header("Authorization", "Bearer " + secret)
                : call.header("PRIVATE-TOKEN", secret);
    }

    private static boolean isOfJob(Login login) {
        return login.holder() == Holder.JOB;
    }

    private static RefusalWords words(String project, Optional<Login> login) {
        var outage = "try again later; for gitlab.com, https://status.gitlab.com tells of outages";
        if (login.filter(GitLabAccess::isOfJob).isPresent()) {
            var job = "a job's own `CI_JOB_TOKEN` may not open a pull request: " + CREATE;
            return new RefusalWords(NAME, Shown.TOKEN, job, job, job, outage);
        }
        return new RefusalWords(
                NAME,
                login.isPresent() ? Shown.TOKEN : Shown.NOTHING,
                "run `glab auth login`, or " + CREATE,
                "give the token the scope `api`, and its user or project the role Developer in `" + project + "`",
                "check the platform's address, and that the token's user or project is a member of `" + project + "`",
                outage);
    }
}
