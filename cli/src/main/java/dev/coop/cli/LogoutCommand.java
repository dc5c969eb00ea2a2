package dev.coop.cli;

import dev.coop.config.login.LoginPlace;
import dev.coop.diagnostic.Verdict;
import dev.coop.terminal.Mark;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "logout",
        description = "Forgets what `coop login` kept for a host, and says what other credential there is for it that"
                + " coop did not keep. The token itself stays good: revoke it where you made it.",
        footer = {"coop logout", "coop logout gitea --host git.acme.dev"})
final class LogoutCommand implements Callable<Verdict> {
    private final Session session;

    @Mixin
    LoginChoice choice;

    LogoutCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        var access = session.access();
        var place = access.place(choice.system(), choice.host(), LoginPlace.NamedBy.ANYBODY);
        var forgotten = access.logins().forget(place);
        var terminal = session.terminal();
        terminal.step(
                Mark.DONE,
                forgotten.any()
                        ? "logged out of " + place.host().value()
                        : "nothing to do: coop keeps nothing for "
                                + place.host().value());
        forgotten
                .left()
                .forEach(origin -> terminal.warning("`" + origin + "` still has a credential for "
                        + place.host().value() + ", which coop did not keep"));
        return Verdict.DONE;
    }
}
