package dev.coop.cli;

import dev.coop.cli.completion.Offers;
import dev.coop.diagnostic.Verdict;
import dev.coop.forge.PullRequest;
import dev.coop.terminal.Mark;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The commands of the embedded platform. */
@Command(
        name = "sandbox",
        description = {
            "A GitOps repository, pull requests and images in a folder under your data folder, with the environments"
                    + " dev and prod. Commands work on it with `--platform sandbox`, or where no platform is named. Its"
                    + " rollouts are simulated: nothing runs."
        },
        footer = {"# deploy to it", "coop deploy dev --platform sandbox", "coop sandbox status", "coop sandbox merge 1"
        })
final class SandboxCommand {
    /** What begins a line of the text that a forge's page leaves out. */
    private static final String NOT_SHOWN = "<!--";

    private SandboxCommand() {}

    static picocli.CommandLine tree(Session session) {
        return new picocli.CommandLine(new SandboxCommand())
                .addSubcommand(new Status(session))
                .addSubcommand(new Show(session))
                .addSubcommand(new Merge(session))
                .addSubcommand(new Reset(session));
    }

    /** Which pull request is meant. */
    static final class Numbered {
        @Parameters(
                paramLabel = "N",
                completionCandidates = Offers.PullRequests.class,
                description = "The pull request's number.")
        int number;
    }

    @Command(
            name = "status",
            header = "List the open pull requests of the sandbox",
            description = "Prints the number and title of each.",
            footer = "coop sandbox status")
    static final class Status implements Callable<Verdict> {
        private final Session session;

        Status(Session session) {
            this.session = session;
        }

        @Override
        public Verdict call() {
            var terminal = session.terminal();
            var open = session.sandbox().open();
            open.forEach(pullRequest -> terminal.result("#" + pullRequest.number() + "  " + pullRequest.title()));
            if (open.isEmpty()) {
                terminal.note("no pull request is open");
                terminal.next("coop deploy");
            } else {
                terminal.next("coop sandbox show " + open.getFirst().number());
            }
            return Verdict.DONE;
        }
    }

    @Command(
            name = "show",
            header = "Show a pull request of the sandbox as its reviewer sees it",
            description = "Prints its title and its text, which is Markdown.",
            footer = {"# the pull request #1", "coop sandbox show 1"})
    static final class Show implements Callable<Verdict> {
        private final Session session;

        @Mixin
        Numbered chosen;

        Show(Session session) {
            this.session = session;
        }

        @Override
        public Verdict call() {
            var terminal = session.terminal();
            var pullRequest = session.sandbox().pullRequest(chosen.number);
            terminal.result("# " + pullRequest.title());
            terminal.result("");
            pullRequest
                    .body()
                    .lines()
                    .filter(line -> !line.startsWith(NOT_SHOWN))
                    .forEach(terminal::result);
            if (pullRequest.state() == PullRequest.State.OPEN) {
                terminal.next("coop sandbox merge " + chosen.number);
            } else {
                terminal.note("#" + chosen.number + " is " + pullRequest.state().word());
                terminal.next(pullRequest.state() == PullRequest.State.MERGED ? "coop status" : "coop deploy");
            }
            return Verdict.DONE;
        }
    }

    @Command(
            name = "merge",
            header = "Merge a pull request of the sandbox",
            description = "Does what a reviewer does on a real platform. Standard output is the commit.",
            exitCodeList = "6:it is merged or closed already",
            footer = {"# the pull request #1", "coop sandbox merge 1"})
    static final class Merge implements Callable<Verdict> {
        private final Session session;

        @Mixin
        Numbered chosen;

        Merge(Session session) {
            this.session = session;
        }

        @Override
        public Verdict call() {
            var terminal = session.terminal();
            var merged = session.sandbox().merge(chosen.number, session.person());
            terminal.step(
                    Mark.DONE,
                    "merged #" + chosen.number + " as " + merged.commit().abbreviated() + ": "
                            + merged.pullRequest().title() + " (simulated)");
            terminal.data(merged.commit().value());
            terminal.next("coop status --watch");
            return Verdict.DONE;
        }
    }

    @Command(
            name = "reset",
            header = "Empty the sandbox",
            description =
                    "Removes its repository, pull requests and images. The next command that needs it starts anew.",
            footer = "coop sandbox reset")
    static final class Reset implements Callable<Verdict> {
        private final Session session;

        Reset(Session session) {
            this.session = session;
        }

        @Override
        public Verdict call() {
            session.resetSandbox();
            session.terminal().step(Mark.DONE, "the sandbox is empty");
            session.terminal().next("coop deploy --platform sandbox");
            return Verdict.DONE;
        }
    }
}
