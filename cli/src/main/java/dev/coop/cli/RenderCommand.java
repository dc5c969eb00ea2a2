package dev.coop.cli;

import dev.coop.deploy.Target;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.diagnostic.Verdict;
import dev.coop.image.ImageReference;
import dev.coop.manifest.Manifest;
import dev.coop.terminal.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "render",
        description = {
            "Renders coop.yaml and the extra resources for one environment, with the platform's defaults, and changes"
                    + " nothing but the folder of --to."
        },
        footer = {
            "coop render prod",
            "# what a change of coop.yaml does",
            "coop render prod | diff before.yaml -",
            "# one file for each manifest",
            "coop render dev --to manifests/"
        })
final class RenderCommand implements Callable<Verdict> {
    private final Session session;

    @Mixin
    EnvironmentChoice environment;

    @Mixin
    AppChoice app;

    @Option(
            names = "--image",
            paramLabel = "REFERENCE",
            description = "The image, pinned by digest. Default: shown as not built yet.")
    @Nullable
    ImageReference image;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "Write one file for each manifest into this folder instead.")
    @Nullable
    Path folder;

    RenderCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        var on = app.on(session);
        var target = Target.choose(on.platform(), environment.name());
        var manifests = on.render(target, Optional.ofNullable(image));
        if (folder == null) {
            print(manifests);
        } else {
            write(manifests, session.folder().resolve(folder));
        }
        session.terminal().step(Mark.DETAIL, manifests.size() + " manifests for " + target.name());
        session.terminal().next("coop deploy " + target.name());
        return Verdict.DONE;
    }

    private void print(List<Manifest> manifests) {
        manifests.forEach(manifest -> {
            session.terminal().data("---");
            session.terminal().data(manifest.display().replaceFirst("\n$", ""));
        });
    }

    private void write(List<Manifest> manifests, Path into) {
        try {
            Files.createDirectories(into);
            for (var manifest : manifests) {
                Files.writeString(into.resolve(manifest.fileName()), manifest.display());
                session.terminal().result(into.resolve(manifest.fileName()).toString());
            }
        } catch (IOException unwritable) {
            throw new Failure(
                    Failure.Kind.OTHER,
                    Diagnostic.error("unwritable-folder", "cannot write the manifests: " + unwritable.getMessage())
                            .at(new Location.OfFile(into.toString()))
                            .hint("check the disk and that you may write there"),
                    unwritable);
        }
    }
}
