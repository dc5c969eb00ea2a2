package dev.coop.cli;

import dev.coop.cli.completion.Offers;
import dev.coop.diagnostic.Verdict;
import dev.coop.scaffold.Ci;
import dev.coop.scaffold.Existing;
import dev.coop.scaffold.Finding;
import dev.coop.scaffold.Scaffolded;
import dev.coop.scaffold.Start;
import dev.coop.terminal.Mark;
import dev.coop.terminal.Table;
import dev.coop.terminal.Terminal;
import dev.coop.terminal.Width;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "init",
        description = {
            "In a folder with a project, finds its language, port, health check, settings and CI, and writes what is"
                + " missing: a coop.yaml, an example of extra resources and a workflow. Manifests under k8s/ are read,"
                + " named and left alone. What will not work in coop's container is said. Nothing is read from outside"
                + " the repository, and no file that Git ignores is proposed for the image.",
            "In a folder with nothing in it, or a new repository with a README and a licence at most, writes an app"
                + " from a template and makes the first commit. Beside files that it does not know, it starts one only"
                + " with --template, and commits nothing.",
            "A file that is there already is kept and listed. Running it again changes nothing. Nothing is asked."
                    + " Standard output is the paths written."
        },
        footer = {
            "# adopt the project in this folder",
            "coop init",
            "# a new app in the folder hello",
            "coop init hello --template go",
            "# without a workflow",
            "coop init --ci none"
        })
final class InitCommand implements Callable<Verdict> {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The app's folder. Default: this one.")
    Path directory = Path.of("");

    @Mixin
    AppChoice app;

    @Option(
            names = "--template",
            paramLabel = "go|static",
            completionCandidates = Offers.Templates.class,
            description = "What a new app starts from. Default, in an empty folder: static.")
    @Nullable
    String template;

    @Option(
            names = "--ci",
            paramLabel = "github|gitlab|none",
            description = "Whose workflow is written. Default: as origin says, else github.")
    @Nullable
    Ci ci;

    @Option(names = "--force", description = "Overwrite files of coop's that are there.")
    boolean force;

    InitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        var folder = session.folder().resolve(directory).normalize();
        var started = session.start(folder)
                .run(new Start.Request(
                        app.name(),
                        Optional.ofNullable(template),
                        Optional.ofNullable(ci),
                        force ? Existing.REPLACE : Existing.KEEP));
        show(started, folder);
        return Verdict.DONE;
    }

    private void show(Start.Started started, Path folder) {
        var terminal = session.terminal();
        findings(started.scaffolded().findings(), terminal).forEach(terminal::note);
        terminal.step(started.scaffolded().written().isEmpty() ? Mark.DETAIL : Mark.DONE, done(started.scaffolded()));
        if (!started.scaffolded().kept().isEmpty()) {
            terminal.step(
                    Mark.DETAIL,
                    "kept  " + String.join(", ", started.scaffolded().kept()));
        }
        DiagnosticRenderer.alert(started.scaffolded().warnings(), terminal);
        started.commit().ifPresent(this::first);
        started.scaffolded()
                .written()
                .forEach(path -> terminal.result(session.standpoint().prefix(folder) + path));
        terminal.next(next(started.scaffolded(), folder));
    }

    private void first(Start.Made made) {
        var terminal = session.terminal();
        terminal.step(Mark.DONE, "first commit " + made.commit().abbreviated());
        made.madeUp()
                .ifPresent(person -> terminal.warning("Git does not know who you are, so that commit is by `" + person
                        + "`: set user.name and user.email with `git config --global`, then"
                        + " `git commit --amend --reset-author --no-edit`"));
    }

    private static String done(Scaffolded scaffolded) {
        var count = scaffolded.written().size();
        if (scaffolded.way() == Scaffolded.Way.LEFT_ALONE) {
            return "wrote nothing";
        }
        return count == 0 ? "nothing to write: all is there" : "wrote " + count + (count == 1 ? " file" : " files");
    }

    private String next(Scaffolded scaffolded, Path folder) {
        if (scaffolded.way() == Scaffolded.Way.LEFT_ALONE) {
            return "coop init " + quoted(session.standpoint().prefix(folder) + "FOLDER");
        }
        var missing = scaffolded.missing();
        var first = missing.isEmpty() ? "" : "fill in " + String.join(" and ", missing) + " in coop.yaml, then ";
        var place = session.standpoint().name(folder);
        var change = place.isEmpty() ? "" : "cd " + quoted(place) + " && ";
        return first + change + "coop validate && coop build && coop deploy";
    }

    /** As a shell takes it for one word. */
    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9_./][A-Za-z0-9_./-]*")
                ? path
                : "'" + (path.startsWith("-") ? "./" : "") + path.replace("'", "'\\''") + "'";
    }

    private static List<String> findings(List<Finding> findings, Terminal terminal) {
        var table = new Table(
                List.of("", "", ""),
                findings.stream()
                        .map(finding -> List.of(
                                "  " + Width.pad(finding.what(), 9),
                                finding.value(),
                                terminal.noteStyle().faint(finding.from())))
                        .toList());
        return findings.isEmpty()
                ? List.of()
                : table.lines(terminal.noteStyle()).subList(1, findings.size() + 1);
    }
}
