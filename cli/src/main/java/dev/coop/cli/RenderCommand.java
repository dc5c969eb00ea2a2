package dev.coop.cli;

import dev.coop.deploy.Target;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.diagnostic.Verdict;
import dev.coop.image.ImageReference;
import dev.coop.manifest.Manifest;
import dev.coop.resources.ExtraResources;
import dev.coop.scaffold.FolderDestination;
import dev.coop.terminal.Mark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
    private static final int MOST_FILES = 10_000;
    private static final int MOST_SHOWN = 5;

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
            description = "Write one file for each manifest into this folder instead; other files in it stay.")
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

    /** Looks at all files before it writes the first, so that a folder it cannot take stays what it is. */
    private void write(List<Manifest> manifests, Path into) {
        var destination = new FolderDestination(into);
        var changed = manifests.stream()
                .filter(manifest -> destination
                        .read(manifest.fileName())
                        .filter(bytes -> Arrays.equals(bytes, bytes(manifest)))
                        .isEmpty())
                .toList();
        var others = others(destination, manifests);
        changed.forEach(manifest -> destination.write(manifest.fileName(), bytes(manifest)));
        manifests.forEach(manifest ->
                session.terminal().result(into.resolve(manifest.fileName()).toString()));
        if (!others.isEmpty()) {
            DiagnosticRenderer.alert(List.of(otherFiles(others, into)), session.terminal());
        }
    }

    private static byte[] bytes(Manifest manifest) {
        return manifest.display().getBytes(StandardCharsets.UTF_8);
    }

    /** What a program that takes all of the folder would take as well. */
    private static List<String> others(FolderDestination destination, List<Manifest> manifests) {
        var own = manifests.stream().map(Manifest::fileName).toList();
        return destination.files(MOST_FILES).stream()
                .filter(path -> path.indexOf('/') < 0 && ExtraResources.isNamedAsOne(path) && !own.contains(path))
                .sorted()
                .toList();
    }

    private Diagnostic otherFiles(List<String> others, Path into) {
        var shown = others.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
        return Diagnostic.warning(
                        "other-files",
                        "the folder holds other files, which stay: " + shown
                                + (others.size() > MOST_SHOWN ? " and " + (others.size() - MOST_SHOWN) + " more" : ""))
                .at(new Location.OfFile(session.standpoint().name(into)))
                .hint("remove them if they are of an earlier time");
    }
}
