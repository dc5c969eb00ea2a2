package dev.coop.cli;

import dev.coop.diagnostic.Verdict;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "build",
        description = "Build the image without Docker, push it, print its digest.",
        footerHeading = "%nExamples:%n",
        footer = {"  coop build", "  coop build --tar image.tar"})
final class BuildCommand implements Callable<Verdict> {
    private final Session session;

    @Mixin
    AppChoice app;

    @Option(
            names = "--tar",
            paramLabel = "FILE",
            description = "Write the image to a tar in OCI layout instead of pushing it.")
    @Nullable
    Path tar;

    BuildCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        var terminal = session.terminal();
        var build = session.build(session.app(app.name()), Optional.ofNullable(tar));
        var built = build.run(new BuildLines(terminal));
        terminal.result(built.reference().toString());
        terminal.next(
                tar == null
                        ? "coop deploy"
                        : "coop deploy --image with a digest from a registry; a tar is not deployed");
        return Verdict.DONE;
    }
}
