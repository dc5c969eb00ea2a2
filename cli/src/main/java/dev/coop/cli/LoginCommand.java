package dev.coop.cli;

import dev.coop.config.ForgeKind;
import dev.coop.config.HostName;
import dev.coop.config.Token;
import dev.coop.config.login.LoginPlace;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Verdict;
import dev.coop.terminal.Mark;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "login",
        description = {
            "Asks for a token, checks it where it belongs, and keeps it in a file that only you can read; the token of"
                    + " a registry where Docker keeps it. What gh, glab, tea, argocd, docker and Git know already needs"
                    + " no login: coop uses it.",
            "With a client id, GitHub and GitLab show a page where you allow it and nothing is to be copied."
        },
        exitCodeList = {
            "2:no token was given, or it is not clear where to log in",
            "4:the token is not taken, or was refused"
        },
        footer = {
            "# the forge of your platform",
            "coop login",
            "# a token that is there already",
            "coop login gitea --host git.acme.dev --with-token < token",
            "coop login registry --host ghcr.io --user ada"
        })
final class LoginCommand implements Callable<Verdict> {
    private final Session session;

    @Mixin
    LoginChoice choice;

    @Option(names = "--with-token", description = "Read the token from the first line of standard input.")
    boolean withToken;

    @Option(names = "--user", paramLabel = "NAME", description = "The user's name at a registry.")
    @Nullable
    String user;

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            description = "Of the OAuth application that asks. Default: COOP_CLIENT_ID, then `clientIds` of your"
                    + " configuration.")
    @Nullable
    String clientId;

    LoginCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        var access = session.access();
        var place = access.place(
                choice.system(), choice.host(), withToken ? LoginPlace.NamedBy.USER : LoginPlace.NamedBy.ANYBODY);
        var token = token(place);
        var kept = access.logins().keep(place, Optional.ofNullable(user), token);
        var terminal = session.terminal();
        terminal.step(Mark.DONE, "logged in to " + place.host().value());
        terminal.step(Mark.DETAIL, "kept in " + kept.place());
        kept.warning().ifPresent(terminal::warning);
        terminal.next("coop doctor");
        return Verdict.DONE;
    }

    private Token token(LoginPlace place) {
        var terminal = session.terminal();
        if (withToken) {
            return given(terminal.input());
        }
        if (!terminal.interactive()) {
            throw noToken();
        }
        var forge = place.system().forge();
        var id = session.access().clientId(place.host(), Optional.ofNullable(clientId));
        if (forge.isPresent() && !forge.orElseThrow().isGitea() && id.isPresent()) {
            return session.access()
                    .deviceFlow()
                    .token(
                            forge.orElseThrow(),
                            place.host(),
                            id.orElseThrow(),
                            code -> terminal.alert(
                                    "type " + terminal.noteStyle().strong(code.text()) + " into "
                                            + terminal.noteStyle().link(code.page(), code.page())));
        }
        forge.ifPresent(kind -> explain(kind, place.host()));
        return given(terminal.secret("token for " + place.host().value() + ":"));
    }

    private void explain(ForgeKind kind, HostName where) {
        session.terminal()
                .alert("make a token with " + kind.requiredScopes() + " and paste it here: " + kind.tokenPage(where)
                        + kind.optionalScopes());
    }

    private static Token given(Optional<String> line) {
        return line.map(String::strip)
                .filter(text -> text.matches("[!-~]+"))
                .map(Token::new)
                .orElseThrow(LoginCommand::noToken);
    }

    private static Failure noToken() {
        return new Failure(
                Failure.Kind.WRONG_USAGE,
                Diagnostic.error("no-token", "no token was given")
                        .hint("type it at the prompt of a terminal, or pipe it: coop login --with-token < FILE"));
    }
}
