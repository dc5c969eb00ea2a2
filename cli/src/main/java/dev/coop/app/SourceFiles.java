package dev.coop.app;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The files of an app that a release keeps: coop.yaml and the whole folder of extra resources, byte for byte. Paths are
 * relative to the app's folder, with slashes.
 */
public record SourceFiles(SortedMap<String, byte[]> files) {
    /** The name of the file that describes an app. */
    public static final String COOP_YAML = "coop.yaml";

    public SourceFiles {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    public SourceFiles(Map<String, byte[]> files) {
        this(new TreeMap<>(files));
    }

    /** Returns a file's text, read as UTF-8. */
    public Optional<String> text(String path) {
        return Optional.ofNullable(files.get(path)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Returns the files whose path is wanted. */
    public SourceFiles only(Predicate<String> wanted) {
        var kept = new TreeMap<String, byte[]>();
        files.forEach((path, bytes) -> {
            if (wanted.test(path)) {
                kept.put(path, bytes);
            }
        });
        return new SourceFiles(kept);
    }
}
