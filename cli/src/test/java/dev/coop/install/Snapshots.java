package dev.coop.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A home as it was before each program that a run of install.sh started: what a kill at that moment would leave. */
final class Snapshots {
    /** The next run removes this folder first, whatever is in it. */
    private static final String BELOW_THE_STAGE = "/lib/coop/.stage/";

    private final Installation installation;
    private final Path folder;
    private int runs;

    /** A run to take copies of. */
    interface Run {
        Installation.Outcome start() throws IOException, InterruptedException;
    }

    /** What has to be true of a home that a kill left. */
    interface Expectation {
        void check() throws IOException, InterruptedException;
    }

    Snapshots(Installation installation, Path folder) {
        this.installation = installation;
        this.folder = folder;
    }

    /** Returns the copies that differ from each other, after a run that ended well. */
    List<Path> of(Run run) throws IOException, InterruptedException {
        var copies = Files.createDirectories(folder.resolve("run-" + ++runs));
        var shims = new Programs(folder.resolve("shims-" + runs));
        for (var program : Programs.EVERYDAY) {
            shims.with(
                    program,
                    "'%s' -a '%s' '%s/'$$ || exit 99\nexec '%s' \"$@\""
                            .formatted(Programs.needed("cp"), installation.home(), copies, Programs.needed(program)));
        }
        var path = installation.get("PATH");
        installation.set("PATH", shims.folder() + ":" + path);
        var outcome = run.start();
        installation.set("PATH", path);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        Map<Map<String, String>, Path> different = new LinkedHashMap<>();
        try (var all = Files.list(copies)) {
            for (var copy : all.sorted().toList()) {
                var files = new TreeMap<>(Installation.files(copy));
                files.keySet().removeIf(name -> name.contains(BELOW_THE_STAGE));
                different.putIfAbsent(files, copy);
            }
        }
        return List.copyOf(different.values());
    }

    /** Puts each copy in the home's place and looks whether what is expected of it is true. */
    void each(List<Path> copies, Expectation expectation) throws IOException, InterruptedException {
        for (var copy : copies) {
            var left = Installation.files(copy).keySet();
            clear(installation.home());
            Files.move(copy, installation.home());
            try {
                expectation.check();
            } catch (AssertionError e) {
                throw new AssertionError("a kill that leaves " + left + ": " + e.getMessage(), e);
            }
        }
    }

    private static void clear(Path home) throws IOException {
        try (var paths = Files.walk(home)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
