package dev.coop.forge.gitea;

import dev.coop.config.Credentials.Login;
import dev.coop.forge.ForgeApi;
import dev.coop.forge.RefusalWords;
import dev.coop.forge.RefusalWords.Shown;
import dev.coop.http.Call;
import dev.coop.http.RemoteCaller;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How a Gitea or Forgejo is told who asks (https://docs.gitea.com/development/api-usage). */
final class GiteaAccess {
    private GiteaAccess() {}

    static ForgeApi open(RemoteCaller caller, String name, String endpoint, String repository, Optional<Login> login) {
        return new ForgeApi(
                caller,
                endpoint,
                login.<UnaryOperator<Call>>map(each -> call -> call.header(
                                "Authorization", "token " + each.token().secret()))
                        .orElse(call -> call),
                words(name, repository, login));
    }

    private static RefusalWords words(String name, String repository, Optional<Login> login) {
        var variable = name.toUpperCase(java.util.Locale.ROOT);
        return new RefusalWords(
                name,
                login.isPresent() ? Shown.TOKEN : Shown.NOTHING,
                "create an access token that may read and write repositories and issues, and set it as `" + variable
                        + "_TOKEN`, with the server in `" + variable + "_SERVER_URL`",
                "give the token read and write access to repositories and issues, and its user to `" + repository + "`",
                "check the platform's address, and that the token's user has access to `" + repository + "`",
                "try again later");
    }
}
