package dev.coop.source;

import dev.coop.app.AppName;
import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An app as it lies in a folder of a repository. What is in it is read when it is first asked for. */
public final class AppFolder {
    private final AppGlance glance;
    private final Opener opener;
    private Optional<SourceRepository> source = Optional.empty();

    private AppFolder(AppGlance glance, Opener opener) {
        this.glance = glance;
        this.opener = opener;
    }

    /** Opens the repository that a folder is in. */
    public interface Opener {
        SourceRepository open(Path folder);
    }

    /** Finds the app whose coop.yaml is in a folder or the nearest one above it. */
    public static AppFolder find(Path from, Opener opener) {
        return AppGlance.above(from)
                .map(found -> new AppFolder(found, opener))
                .orElseThrow(() -> new Failure(
                        Failure.Kind.WRONG_USAGE,
                        Diagnostic.error("no-coop-yaml", "there is no coop.yaml in this folder or above it")
                                .at(new Location.OfFile(from.toString()))
                                .hint("coop init makes one")));
    }

    /** Finds the app of that name in a folder or one below it, at most four levels deep. */
    public static AppFolder named(Path from, AppName name, Opener opener) {
        return AppGlance.below(from, AppGlance.Breadth.WHOLE).stream()
                .filter(found -> found.name().filter(name::equals).isPresent())
                .findFirst()
                .map(found -> new AppFolder(found, opener))
                .orElseThrow(() -> new Failure(
                        Failure.Kind.WRONG_USAGE,
                        Diagnostic.error("no-such-app", "no coop.yaml here or below describes the app `" + name + "`")
                                .at(new Location.OfFile(from.toString()))
                                .hint("run it in the app's folder, or correct the name")));
    }

    /** Finds every app in a folder or below it, at most four levels deep, in the order of their paths. */
    public static List<AppFolder> below(Path from, Opener opener) {
        return AppGlance.below(from, AppGlance.Breadth.WHOLE).stream()
                .sorted(java.util.Comparator.comparing(AppGlance::folder))
                .map(found -> new AppFolder(found, opener))
                .toList();
    }

    /** Returns where its coop.yaml is. */
    public Path folder() {
        return glance.folder();
    }

    /** Returns its name, if coop.yaml says one, whatever else is right or wrong in it. */
    public Optional<AppName> name() {
        return glance.name();
    }

    /** Returns the platform that coop.yaml names, whatever else is right or wrong in it. */
    public Optional<String> platform() {
        return glance.platform();
    }

    /** Returns the repository that it is in. */
    public SourceRepository source() {
        if (source.isEmpty()) {
            source = Optional.of(opener.open(glance.folder()));
        }
        return source.get();
    }

    /** Returns what stands in front of the paths of its files, seen from the repository's root. */
    public String prefix() {
        var path = source().path();
        return path.equals(".") ? "" : path + "/";
    }

    /** Returns its coop.yaml and extra resources, as every command takes them. */
    public SourceFiles files() {
        return source().files();
    }
}
