package dev.coop.forge.gitea;

import dev.coop.config.Credentials.Login;
import dev.coop.config.ForgeKind;
import dev.coop.forge.ForgeApi;
import dev.coop.forge.RefusalWords;
import dev.coop.forge.RefusalWords.Shown;
import dev.coop.http.Call;
import dev.coop.http.RemoteCaller;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How a Gitea or Forgejo is told who asks (https://docs.gitea.com/development/api-usage). */
final class GiteaAccess {
    private GiteaAccess() {}

    static ForgeApi open(
            RemoteCaller caller, ForgeKind kind, String endpoint, String repository, Optional<Login> login) {
        return new ForgeApi(
                caller,
                endpoint,
                "/repos/" + repository,
                login.<UnaryOperator<Call>>map(each -> call -> call.header(
                                "Authorization", "token " + each.token().secret()))
                        .orElse(call -> call),
                words(kind, repository, login));
    }

    private static RefusalWords words(ForgeKind kind, String repository, Optional<Login> login) {
        var variable = kind.word().toUpperCase(Locale.ROOT);
        return new RefusalWords(
                kind.title(),
                login.isPresent() ? Shown.TOKEN : Shown.NOTHING,
                "run `coop login gitea`, or create an access token with " + kind.requiredScopes() + " and set it as `"
                        + variable + "_TOKEN`, with the server in `" + variable + "_SERVER_URL`",
                "make a token with " + kind.requiredScopes() + kind.optionalScopes()
                        + "; its user must be allowed to write to `" + repository + "`",
                "check the platform's address, and that the token's user has access to `" + repository + "`",
                "try again later");
    }
}
