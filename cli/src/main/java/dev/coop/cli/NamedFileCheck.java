package dev.coop.cli;

import dev.coop.cli.PlatformSession.KnownPlatform;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.diagnostic.Standpoint;
import dev.coop.source.NamedFiles;
import dev.coop.validate.PlatformFile;
import dev.coop.validate.Validator;
import dev.coop.yaml.Utf8;
import dev.coop.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the files that a command line names: a file of an app as what it is there, with all that the app's other files
 * mean for it; any other as a file of resources.
 */
final class NamedFileCheck {
    private static final Path STANDARD_INPUT = Path.of("-");
    private static final String STANDARD_INPUT_NAME = "stdin";

    private final Session session;
    private final Standpoint user;
    private final Function<AppSession, ValidationReport> ofApp;
    private final Function<PlatformSession, Optional<KnownPlatform>> known;
    private final TreeSet<Path> left = new TreeSet<>();
    private ValidationReport report = ValidationReport.EMPTY;

    /**
     * @param session what works here
     * @param ofApp checks an app as a whole
     * @param known finds what is known of a platform
     */
    NamedFileCheck(
            Session session,
            Function<AppSession, ValidationReport> ofApp,
            Function<PlatformSession, Optional<KnownPlatform>> known) {
        this.session = session;
        this.user = session.standpoint();
        this.ofApp = ofApp;
        this.known = known;
    }

    /** Returns what is wrong in these files, and in nothing else. */
    ValidationReport of(List<Path> named) {
        var found = NamedFiles.of(
                named.stream()
                        .filter(path -> !path.equals(STANDARD_INPUT))
                        .map(path ->
                                session.folder().resolve(path).toAbsolutePath().normalize())
                        .toList(),
                user);
        report = new ValidationReport(found.problems(), 0, Set.of());
        left.addAll(found.files());
        apps(found).values().forEach(app -> app(app, found));
        var alone = contents();
        if (named.contains(STANDARD_INPUT)) {
            alone.put(STANDARD_INPUT_NAME, input());
        }
        alone(alone);
        if (report.files() == 0 && report.diagnostics().isEmpty()) {
            throw nothing(named);
        }
        return report;
    }

    /** The apps that one of the files may be a part of, by their folders. */
    private Map<Path, AppSession> apps(NamedFiles found) {
        var around = found.named().stream()
                .map(path -> Files.isDirectory(path) ? path : path.getParent())
                .distinct();
        return Stream.concat(around, found.apps().stream())
                .flatMap(folder -> session.onAppAround(folder).stream())
                .collect(Collectors.toMap(
                        app -> app.files().folder(), Function.identity(), (first, _) -> first, TreeMap::new));
    }

    private void app(AppSession app, NamedFiles asked) {
        var folder = app.files().folder();
        var source = app.files().files();
        var paths = Stream.concat(
                        source.files().keySet().stream(),
                        source.problems().stream().map(problem -> problem.path()))
                .map(folder::resolve)
                .filter(asked::hold)
                .collect(Collectors.toCollection(TreeSet::new));
        if (paths.isEmpty()) {
            return;
        }
        left.removeAll(paths);
        var whole = ofApp.apply(app);
        report = report.and(new ValidationReport(
                whole.diagnostics().stream()
                        .filter(each -> asked.hold(file(each, folder)))
                        .toList(),
                paths.size(),
                whole.platforms()));
    }

    /** What has no file is said of coop.yaml. */
    private Path file(Diagnostic found, Path folder) {
        return found.location()
                .flatMap(place -> switch (place) {
                    case Location.InFile in -> Optional.of(in.file());
                    case Location.OfFile of -> Optional.of(of.file());
                    case Location.OnRemote _ -> Optional.<String>empty();
                })
                .map(name -> user.folder().resolve(name).normalize())
                .orElseGet(() -> folder.resolve("coop.yaml"));
    }

    private SortedMap<String, byte[]> contents() {
        var contents = new TreeMap<String, byte[]>();
        for (var file : left) {
            try {
                if (Files.size(file) > YamlReader.MOST_BYTES) {
                    var problem = YamlReader.tooLarge(user.name(file));
                    report = report.and(new ValidationReport(List.of(problem), 1, Set.of()));
                } else {
                    contents.put(user.name(file), Files.readAllBytes(file));
                }
            } catch (IOException unreadable) {
                var problem = NamedFiles.unreadable(user.name(file), unreadable);
                report = report.and(new ValidationReport(List.of(problem), 1, Set.of()));
            }
        }
        return contents;
    }

    private byte[] input() {
        var terminal = session.terminal();
        return Stream.generate(terminal::input)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .map(line -> line + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private void alone(SortedMap<String, byte[]> files) {
        var resources = new TreeMap<>(files);
        files.forEach((name, bytes) -> {
            var text = Utf8.text(name, bytes);
            if (PlatformFile.isNamed(name, text.text())) {
                resources.remove(name);
                report = report.and(
                        new ValidationReport(new PlatformFile(CoopVersion.CURRENT).check(text), 1, Set.of()));
            }
        });
        if (!resources.isEmpty()) {
            var platform = known.apply(session.onPlatform());
            report = report.and(ValidationReport.of(
                    new Validator().validate(resources, platform.map(KnownPlatform::platform)), platform));
        }
    }

    private static Failure nothing(List<Path> named) {
        return new Failure(
                Failure.Kind.WRONG_USAGE,
                Diagnostic.error(
                                "nothing-to-check",
                                "no file of resources is in "
                                        + named.stream()
                                                .map(path -> "`" + path + "`")
                                                .collect(Collectors.joining(", ")))
                        .hint("name a file, or a folder of files that end in .yaml, .yml or .json"));
    }
}
