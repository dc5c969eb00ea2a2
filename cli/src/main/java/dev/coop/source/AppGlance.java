package dev.coop.source;

import dev.coop.app.AppName;
import dev.coop.app.SourceFiles;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a coop.yaml says of its app at a glance, whatever else is right or wrong in it. What cannot be read is passed
 * by.
 *
 * @param folder where the coop.yaml is
 * @param name the app's name, if that is one
 * @param platform the platform, if it is named
 */
public record AppGlance(Path folder, Optional<AppName> name, Optional<String> platform) {
    private static final int DEEPEST = 4;

    /** How many files and folders are looked at. */
    public enum Breadth {
        /** All that a repository of people may have. */
        WHOLE(1_000_000),
        /** What can be looked at between two keys. */
        QUICK(4_000);

        private final int entries;

        Breadth(int entries) {
            this.entries = entries;
        }
    }

    /** Returns the app of the coop.yaml that is in a folder or the nearest one above it. */
    public static Optional<AppGlance> above(Path from) {
        for (var folder = from.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (holdsApp(folder)) {
                return Optional.of(at(folder));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the apps in a folder and at most four levels below it, the nearest first. Hidden folders, submodules,
     * node_modules and what cannot be read are passed by.
     */
    public static List<AppGlance> below(Path from, Breadth breadth) {
        var found = new ArrayList<AppGlance>();
        var folders = new ArrayDeque<Path>(List.of(from));
        var left = breadth.entries;
        while (!folders.isEmpty() && left > 0) {
            var folder = folders.remove();
            if (holdsApp(folder)) {
                found.add(at(folder));
            }
            if (from.relativize(folder).getNameCount() < DEEPEST || folder.equals(from)) {
                var entries = entries(folder, left);
                left -= entries.size() + 1;
                entries.stream().filter(AppGlance::mayHoldApps).forEach(folders::add);
            }
        }
        return found;
    }

    private static List<Path> entries(Path folder, int most) {
        var entries = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(folder)) {
            for (var each = stream.iterator(); each.hasNext() && entries.size() < most; ) {
                entries.add(each.next());
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
            return entries;
        }
        entries.sort(null);
        return entries;
    }

    private static boolean mayHoldApps(Path entry) {
        var name = entry.getFileName().toString();
        return !name.startsWith(".")
                && !name.equals("node_modules")
                && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                && !Files.exists(entry.resolve(".git"));
    }

    private static boolean holdsApp(Path folder) {
        return Files.isRegularFile(folder.resolve(SourceFiles.COOP_YAML));
    }

    private static AppGlance at(Path folder) {
        try {
            var file = folder.resolve(SourceFiles.COOP_YAML);
            return read(folder, new SourceText(file.toString(), Files.readString(file)));
        } catch (IOException unreadable) {
            return new AppGlance(folder, Optional.empty(), Optional.empty());
        }
    }

    private static AppGlance read(Path folder, SourceText text) {
        var document = YamlReader.read(text).documents().stream()
                .findFirst()
                .flatMap(YamlDocument::mapping)
                .orElse(YamlMapping.empty());
        return new AppGlance(folder, document.text("app").flatMap(AppGlance::name), document.text("platform"));
    }

    private static Optional<AppName> name(String text) {
        try {
            return Optional.of(new AppName(text));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }
}
