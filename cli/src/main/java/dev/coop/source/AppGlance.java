package dev.coop.source;

import dev.coop.app.AppName;
import dev.coop.app.SourceFiles;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlReader;
import dev.coop.yaml.YamlScalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a coop.yaml says of its app at a glance, whatever else is right or wrong in it. Folders that may not be read are
 * passed by.
 *
 * @param folder where the coop.yaml is
 * @param name the app's name, if that is one
 * @param platform the platform, if it is named
 * @param clarity whether more could be named than was read
 */
public record AppGlance(Path folder, Optional<AppName> name, Optional<String> platform, Clarity clarity) {
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

    /** Whether it is certain what a file names. */
    public enum Clarity {
        CLEAR,
        /** It may not be read, is no YAML, or says two things: that it names no platform is not certain. */
        UNCLEAR
    }

    /** Returns the app of the coop.yaml that is in a folder or the nearest one above it. */
    public static Optional<AppGlance> above(Path from) {
        return allAbove(from).findFirst();
    }

    private static Stream<AppGlance> allAbove(Path from) {
        return Stream.iterate(from.toAbsolutePath().normalize(), Objects::nonNull, Path::getParent)
                .flatMap(folder -> at(folder).stream());
    }

    /**
     * Returns the app of that name: here or above, below here, or anywhere in the repository that this is part of;
     * where there is none, one that does not say who it is, for it may be the one.
     */
    public static Optional<AppGlance> named(Path from, AppName name, Breadth breadth) {
        return near(from, breadth, app -> app.name().filter(name::equals).isPresent())
                .or(() -> near(from, breadth, app -> app.name().isEmpty() && app.clarity() == Clarity.UNCLEAR));
    }

    private static Optional<AppGlance> near(Path from, Breadth breadth, Predicate<AppGlance> wanted) {
        return allAbove(from)
                .filter(wanted)
                .findFirst()
                .or(() -> below(from, breadth).stream().filter(wanted).findFirst())
                .or(() -> repository(from)
                        .flatMap(top ->
                                below(top, breadth).stream().filter(wanted).findFirst()));
    }

    private static Optional<Path> repository(Path from) {
        return Stream.iterate(from.toAbsolutePath().normalize(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve(".git")))
                .findFirst();
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
            at(folder).ifPresent(found::add);
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

    private static Optional<AppGlance> at(Path folder) {
        var file = folder.resolve(SourceFiles.COOP_YAML);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Files.size(file) > SourceFiles.LARGEST_COOP_YAML
                            ? unclear(folder)
                            : read(folder, new SourceText(file.toString(), Files.readString(file))));
        } catch (IOException unreadable) {
            return Optional.of(unclear(folder));
        }
    }

    private static AppGlance unclear(Path folder) {
        return new AppGlance(folder, Optional.empty(), Optional.empty(), Clarity.UNCLEAR);
    }

    private static AppGlance read(Path folder, SourceText text) {
        var stream = YamlReader.read(text);
        var document = stream.documents().stream().findFirst().flatMap(YamlDocument::mapping);
        var keys = document.orElse(YamlMapping.empty());
        var unread = document.isEmpty() && !stream.problems().isEmpty();
        return new AppGlance(
                folder,
                once(keys, "app").flatMap(AppGlance::name),
                once(keys, "platform"),
                unread || (keys.entry("platform").isPresent() && !isClear(keys)) ? Clarity.UNCLEAR : Clarity.CLEAR);
    }

    private static boolean isClear(YamlMapping keys) {
        return once(keys, "platform").isPresent()
                || keys.at("platform")
                        .filter(value -> value instanceof YamlScalar scalar && scalar.isNull())
                        .isPresent();
    }

    /** A key that stands twice says nothing. */
    private static Optional<String> once(YamlMapping keys, String key) {
        return keys.keys().stream().filter(key::equals).count() == 1 ? keys.text(key) : Optional.empty();
    }

    private static Optional<AppName> name(String text) {
        try {
            return Optional.of(new AppName(text));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }
}
