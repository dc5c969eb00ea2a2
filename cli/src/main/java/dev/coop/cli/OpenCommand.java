package dev.coop.cli;

import dev.coop.app.AppName;
import dev.coop.deploy.Target;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Verdict;
import dev.coop.platform.Environment;
import dev.coop.terminal.Mark;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "open",
        description = {
            "Opens the app of an environment in the browser. Where it cannot be seen there (it was never deployed, or"
                    + " is not exposed), its open pull request; else its page in Argo CD.",
            "Standard output is the address. Without a terminal or a screen, or over SSH, that is all; BROWSER names a"
                    + " program of your choice."
        },
        exitCodeList = "3:there is nothing to open",
        footer = {
            "coop open",
            "# the pull request that waits for prod",
            "coop open prod --pull-request",
            "coop open prod --argocd",
            "# the address for a script",
            "curl --fail $(coop open dev --print)/ping"
        })
final class OpenCommand implements Callable<Verdict> {
    private final Session session;

    @Mixin
    EnvironmentChoice environment;

    @Mixin
    AppChoice app;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    @Nullable
    Page page;

    /** Which page. */
    static final class Page {
        @Option(names = "--pull-request", description = "The pull request that is open for the environment.")
        boolean pullRequest;

        @Option(names = "--argocd", description = "The page of the app in Argo CD.")
        boolean argocd;
    }

    @Option(names = "--print", description = "Only print the address.")
    boolean print;

    OpenCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        var on = app.on(session);
        var name = on.name();
        var place = Target.choose(on.platform(), environment.name());
        var addresses = on.addresses();
        var chosen = Optional.ofNullable(page);
        if (chosen.filter(each -> each.pullRequest).isPresent()) {
            return open(
                    addresses
                            .pullRequest(name, place)
                            .orElseThrow(() ->
                                    nothing("no pull request is open for " + name + " in " + place.name(), place)),
                    on);
        }
        if (chosen.filter(each -> each.argocd).isPresent()) {
            return open(
                    addresses
                            .argoCd(name, place)
                            .orElseThrow(
                                    () -> nothing("Argo CD has no page of " + name + " in " + place.name(), place)),
                    on);
        }
        return open(
                addresses
                        .app(name, place)
                        .or(() -> addresses.pullRequest(name, place))
                        .or(() -> addresses.argoCd(name, place))
                        .orElseThrow(() -> noAddress(name, place)),
                on);
    }

    private static Failure noAddress(AppName name, Environment place) {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error(
                                "nothing-to-open",
                                name + " has no address in " + place.name()
                                        + ", no open pull request and no page in Argo CD")
                        .hint("`expose: true` in coop.yaml gives it an address with the next deploy; coop status "
                                + place.name() + " shows what runs"));
    }

    private static Failure nothing(String message, Environment place) {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error("nothing-to-open", message).hint("coop status " + place.name()));
    }

    private Verdict open(String address, PlatformSession on) {
        var terminal = session.terminal();
        if (!print && terminal.interactive() && session.browser().open(address)) {
            terminal.step(Mark.DONE, "opened in the browser");
        }
        if (on.simulated()) {
            terminal.note("simulated: nothing answers there");
        }
        terminal.result(address);
        return Verdict.DONE;
    }
}
