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
        description = {
            "Runs the command of build.run, if there is one, lays the files of build.copy over the base image and"
                + " pushes the result under the commit's id. The same commit gives the same image on every machine.",
            "A work tree with changes is built as `<commit>-dirty`, which only environments with `deploy: auto` take."
                    + " Standard output is the image's reference, by digest."
        },
        footer = {
            "coop build",
            "# without a registry",
            "coop build --tar image.tar",
            "# with the digest in a variable",
            "image=$(coop build)"
        })
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
        var on = app.on(session);
        var build = Optional.ofNullable(tar).map(on::buildTo).orElseGet(on::build);
        var built = build.run(new BuildLines(terminal));
        terminal.data(built.reference().toString());
        terminal.next(
                tar == null
                        ? "coop deploy"
                        : "coop deploy --image with a digest from a registry; a tar is not deployed");
        return Verdict.DONE;
    }
}
