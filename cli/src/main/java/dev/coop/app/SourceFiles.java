package dev.coop.app;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of an app that a release keeps: coop.yaml and the whole folder of extra resources, byte for byte. Paths are
 * relative to the app's folder, with slashes; a link is what it leads to.
 *
 * @param files the content of each file
 * @param problems what stands there and cannot be taken; whoever uses the files has to report it
 */
public record SourceFiles(SortedMap<String, byte[]> files, List<Problem> problems) {
    /** The name of the file that describes an app. */
    public static final String COOP_YAML = "coop.yaml";

    /** More bytes than anybody writes into a coop.yaml; a larger one is refused, and not read to the end. */
    public static final long LARGEST_COOP_YAML = 1L << 20;

    public SourceFiles {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        problems = List.copyOf(problems);
    }

    public SourceFiles(Map<String, byte[]> files) {
        this(new TreeMap<>(files), List.of());
    }

    /**
     * Something among the app's files that is no part of a release.
     *
     * @param path where, relative to the app's folder
     * @param code of the diagnostic
     * @param message what is wrong
     * @param hint what to do
     */
    public record Problem(String path, String code, String message, String hint) {

        /** Returns the diagnostic, given what stands in front of a path when a person reads it. */
        public Diagnostic seenFrom(String prefix) {
            return Diagnostic.error(code, message)
                    .at(new Location.OfFile(prefix + path))
                    .hint(hint);
        }
    }

    /** Returns a file's text, read as UTF-8. */
    public Optional<String> text(String path) {
        return Optional.ofNullable(files.get(path)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * Returns the text of coop.yaml.
     *
     * @throws Failure INVALID_INPUT where there is none
     */
    public String coopYaml() {
        return text(COOP_YAML).orElseThrow(() -> {
            var why = problems.stream().map(problem -> problem.seenFrom("")).toList();
            var missing = Diagnostic.error("no-coop-yaml", "there is no coop.yaml")
                    .at(new Location.OfFile(COOP_YAML))
                    .hint("coop init makes one");
            return new Failure(Failure.Kind.INVALID_INPUT, why.isEmpty() ? List.of(missing) : why, null);
        });
    }
}
