package dev.coop.source;

import dev.coop.app.ResourcesFolder;
import dev.coop.app.SourceFiles;
import dev.coop.app.SourceFiles.Problem;
import dev.coop.source.LinkedPath.End;
import dev.coop.source.LinkedPath.Found;
import dev.coop.source.LinkedPath.NotTaken;
import dev.coop.source.LinkedPath.Place;
import dev.coop.source.RepositoryEntry.File;
import dev.coop.source.RepositoryEntry.Folder;
import dev.coop.source.RepositoryEntry.Link;
import dev.coop.source.RepositoryEntry.Special;
import dev.coop.source.RepositoryEntry.Submodule;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the files of an app from a repository, by one rule for its work tree and for a commit: a link is what it leads
 * to where that lies in the repository; everything else that is no file is a problem. Pure, but for what the tree
 * reads.
 */
public final class AppReading {
    private static final int MOST_ENTRIES = 50_000;
    private static final long MOST_BYTES = 256L << 20;

    private final Place root;
    private final String prefix;
    private final Map<String, File> found = new TreeMap<>();
    private final Map<String, String> places = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> touched = new TreeSet<>();
    private int entries;

    private AppReading(Folder root, String appPath) {
        this.root = Place.root(root);
        this.prefix = appPath.equals(".") ? "" : appPath + "/";
    }

    /**
     * Looks which files an app has.
     *
     * @param root of the repository
     * @param appPath the app's folder in it, {@code .} at the root
     * @throws IOException when the repository itself cannot be read
     */
    public static AppReading of(Folder root, String appPath) throws IOException {
        var reading = new AppReading(root, appPath);
        reading.take(SourceFiles.COOP_YAML);
        if (reading.found.isEmpty() && reading.problems.isEmpty()) {
            reading.problems.add(new Problem(
                    SourceFiles.COOP_YAML,
                    "not-committed",
                    "coop.yaml is not in the repository: it is not committed, or Git ignores it",
                    "git add --force coop.yaml && git commit"));
        }
        for (var folder : ResourcesFolder.named(reading.coop())) {
            reading.takeFolder(folder.substring(0, folder.length() - 1));
        }
        return reading;
    }

    /**
     * Returns what the files depend on, by paths from the repository's root: as long as nothing there changes, the same
     * files are read.
     */
    public Set<String> touched() {
        return Set.copyOf(touched);
    }

    /**
     * Reads the files.
     *
     * @throws IOException when the repository itself cannot be read
     */
    public SourceFiles files() throws IOException {
        var contents = new TreeMap<String, byte[]>();
        var same = new HashMap<String, byte[]>();
        var unread = new ArrayList<>(problems);
        var left = MOST_BYTES;
        for (var each : found.entrySet()) {
            try {
                var place = places.get(each.getKey());
                var bytes = same.get(place);
                if (bytes == null) {
                    left -= each.getValue().size();
                    if (left < 0) {
                        unread.add(tooMany(each.getKey(), "too large"));
                        break;
                    }
                    bytes = each.getValue().bytes();
                    same.put(place, bytes);
                }
                contents.put(each.getKey(), bytes);
            } catch (FileSystemException unreadable) {
                unread.add(unreadable(each.getKey(), unreadable));
            }
        }
        return new SourceFiles(contents, unread);
    }

    private YamlMapping coop() throws IOException {
        var file = found.get(SourceFiles.COOP_YAML);
        if (file == null) {
            return YamlMapping.empty();
        }
        try {
            if (file.size() > SourceFiles.LARGEST_COOP_YAML) {
                found.remove(SourceFiles.COOP_YAML);
                problems.add(new Problem(
                        SourceFiles.COOP_YAML,
                        "file-too-large",
                        "coop.yaml is larger than 1 MiB",
                        "leave only what coop reads in it; other files belong beside it"));
                return YamlMapping.empty();
            }
            var text = new String(file.bytes(), StandardCharsets.UTF_8);
            return YamlReader.read(new SourceText(SourceFiles.COOP_YAML, text)).documents().stream()
                    .findFirst()
                    .flatMap(YamlDocument::mapping)
                    .orElse(YamlMapping.empty());
        } catch (FileSystemException readAgain) {
            // What is wrong is said when the files are read.
            return YamlMapping.empty();
        }
    }

    /** Takes a file, or all that is below a folder, by its path in the app's folder. */
    private void take(String path) throws IOException {
        touched.add(prefix + path);
        try {
            if (standsIn(path)) {
                take(path, LinkedPath.follow(root, prefix + path, path, touched), List.of());
            }
        } catch (FileSystemException unreadable) {
            problems.add(unreadable(path, unreadable));
        }
    }

    private void takeFolder(String path) throws IOException {
        take(path);
        if (found.remove(path) != null) {
            problems.add(new Problem(
                    path,
                    "not-a-folder",
                    "`" + path + "` is a file, and not a folder of extra resources",
                    "name another folder under `resources` in coop.yaml"));
        }
    }

    /** A folder that is not there has no files; whether it should be there is asked elsewhere. */
    private boolean standsIn(String path) throws IOException {
        var at = root.folder();
        for (var part : List.of((prefix + path).split("/", -1))) {
            var entry = at.entry(part);
            if (entry.isEmpty()) {
                return false;
            }
            if (!(entry.get() instanceof Folder folder)) {
                return true;
            }
            at = folder;
        }
        return true;
    }

    private void take(String path, End end, List<String> open) throws IOException {
        switch (end) {
            case NotTaken(var problem) -> problems.add(problem);
            case Found at -> {
                touched.add(at.path());
                if (at.entry() instanceof File file) {
                    take(path, at.path(), file);
                } else {
                    take(path, at.place(), open);
                }
            }
        }
    }

    private void take(String path, String place, File file) {
        found.put(path, file);
        places.put(path, place);
    }

    private void take(String path, Place folder, List<String> open) throws IOException {
        if (open.contains(folder.path())) {
            problems.add(LinkedPath.loop(path));
            return;
        }
        var inside = new ArrayList<>(open);
        inside.add(folder.path());
        for (var name : folder.folder().names()) {
            takeIn(path + "/" + name, folder, name, inside);
        }
    }

    private void takeIn(String path, Place folder, String name, List<String> open) throws IOException {
        if (++entries > MOST_ENTRIES) {
            if (entries == MOST_ENTRIES + 1) {
                problems.add(tooMany(path, "too many"));
            }
            return;
        }
        try {
            switch (folder.folder().entry(name).orElse(new Special())) {
                case File file -> take(path, folder.of(name), file);
                case Folder below -> take(path, folder.below(name, below), open);
                case Link _ -> take(path, LinkedPath.follow(folder, name, path, touched), open);
                case Submodule _ -> problems.add(LinkedPath.submodule(path));
                case Special _ -> problems.add(LinkedPath.special(path));
            }
        } catch (FileSystemException unreadable) {
            problems.add(unreadable(path, unreadable));
        }
    }

    private static Problem tooMany(String path, String what) {
        return new Problem(
                path,
                "too-many-files",
                "the files of the resources folder are " + what + ", at `" + path + "`",
                "leave only Kubernetes resources in the folder that `resources` names; at most " + MOST_ENTRIES
                        + " files of " + (MOST_BYTES >> 20) + " MB together are taken");
    }

    static Problem unreadable(String path, IOException cause) {
        var why = cause instanceof AccessDeniedException ? ": permission denied" : "";
        return new Problem(path, "unreadable-file", "cannot read `" + path + "`" + why, "check that you may read it");
    }
}
