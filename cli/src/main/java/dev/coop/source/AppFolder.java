package dev.coop.source;

import dev.coop.app.AppName;
import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An app as it lies in a folder.
 *
 * @param folder where its coop.yaml is
 * @param resources the folder of extra resources that coop.yaml names, with a slash at its end
 * @param files its coop.yaml and extra resources
 */
public record AppFolder(Path folder, String resources, SourceFiles files) {
    private static final String DEFAULT_RESOURCES = "k8s/";
    private static final int DEEPEST = 4;

    /** Finds the app whose coop.yaml is in a folder or the nearest one above it, and reads it. */
    public static AppFolder find(Path from) {
        for (var folder = from.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(SourceFiles.COOP_YAML))) {
                return read(folder);
            }
        }
        throw new Failure(
                Failure.Kind.WRONG_USAGE,
                Diagnostic.error("no-coop-yaml", "there is no coop.yaml in this folder or above it")
                        .at(new Location.OfFile(from.toString()))
                        .hint("coop init makes one"));
    }

    /** Finds the app of that name in a folder or one below it, at most four levels deep. */
    public static AppFolder named(Path from, AppName name) {
        return below(from).stream()
                .filter(app -> app.says("app").filter(name.value()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new Failure(
                        Failure.Kind.WRONG_USAGE,
                        Diagnostic.error("no-such-app", "no coop.yaml here or below describes the app `" + name + "`")
                                .at(new Location.OfFile(from.toString()))
                                .hint("run it in the app's folder, or correct the name")));
    }

    /** Finds every app in a folder or below it, at most four levels deep, in the order of their paths. */
    public static List<AppFolder> below(Path from) {
        try (var found = Files.walk(from, DEEPEST)) {
            return found.filter(path -> path.endsWith(SourceFiles.COOP_YAML))
                    .sorted()
                    .map(path -> read(from.resolve(path).resolveSibling("")))
                    .toList();
        } catch (IOException unreadable) {
            throw unreadable(from, unreadable);
        }
    }

    private static AppFolder read(Path folder) {
        try {
            var files = new TreeMap<String, byte[]>();
            files.put(SourceFiles.COOP_YAML, Files.readAllBytes(folder.resolve(SourceFiles.COOP_YAML)));
            var resources = resources(new SourceFiles(files));
            collect(folder, folder.resolve(resources), files);
            return new AppFolder(folder, resources, new SourceFiles(files));
        } catch (IOException unreadable) {
            throw unreadable(folder, unreadable);
        }
    }

    private static Failure unreadable(Path folder, IOException cause) {
        return new Failure(
                Failure.Kind.OTHER,
                Diagnostic.error("unreadable-file", "cannot read the app's files: " + cause.getMessage())
                        .at(new Location.OfFile(folder.toString()))
                        .hint("check that you may read them"),
                cause);
    }

    /** Links are left out: what they lead to is not the app's. */
    private static void collect(Path root, Path below, TreeMap<String, byte[]> files) throws IOException {
        if (!below.normalize().startsWith(root) || !Files.isDirectory(below, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var found = Files.walk(below)) {
            for (var file : found.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }

    /** Returns the platform that coop.yaml names, whatever else is right or wrong in it. */
    public Optional<String> platform() {
        return says("platform");
    }

    private Optional<String> says(String key) {
        return said(files, key);
    }

    private static String resources(SourceFiles files) {
        return said(files, "resources").map(AppFolder::tidy).orElse(DEFAULT_RESOURCES);
    }

    private static Optional<String> said(SourceFiles files, String key) {
        return YamlReader.read(new SourceText(
                        SourceFiles.COOP_YAML, files.text(SourceFiles.COOP_YAML).orElse("")))
                .documents()
                .stream()
                .findFirst()
                .flatMap(YamlDocument::mapping)
                .flatMap(document -> document.text(key));
    }

    private static String tidy(String path) {
        var relative = path.replaceFirst("^(\\./)+", "").replaceFirst("/+$", "");
        return relative.isEmpty() || relative.startsWith("/") ? DEFAULT_RESOURCES : relative + "/";
    }
}
