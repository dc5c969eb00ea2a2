package dev.coop.scaffold;

import dev.coop.app.AppName;
import dev.coop.app.ResourcesFolder;
import dev.coop.app.SourceFiles;
import dev.coop.language.BuildDetector;
import dev.coop.language.Dockerfile;
import dev.coop.language.Language;
import dev.coop.language.LanguageMark;
import dev.coop.language.PortClue;
import dev.coop.language.ProjectFolder;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** How a project's program runs, as its manifests, its source, its settings and its Dockerfile say, in this order. */
final class SettingsDetector {
    /** Where an app listens that has to be told, and may not listen where it does today. */
    private static final int USUAL_PORT = 8080;

    private static final int FIRST_UNPRIVILEGED = 1024;

    private static final String RESOURCES_BESIDE = "k8s-coop/";
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(passw(or)?d|secret|token|api_?key|private_?key|credential).*");
    private static final int LONGEST_VALUE = 200;

    private final ProjectFolder folder;
    private final Optional<LanguageMark> mark;
    private final AppName app;
    private final Optional<Dockerfile> dockerfile;
    private final ExistingManifests manifests;
    private final Optional<ExistingWorkload> workload;
    private final Optional<Port> port;

    /** A port, where it was found, and the variable that sets it. */
    record Port(int number, String from, Optional<String> variable) {
        static Port of(PortClue clue) {
            return new Port(clue.port(), clue.line().place(), clue.variable());
        }
    }

    SettingsDetector(
            ProjectFolder folder,
            Optional<LanguageMark> mark,
            AppName app,
            Optional<Dockerfile> dockerfile,
            ExistingManifests manifests) {
        this.folder = folder;
        this.mark = mark;
        this.app = app;
        this.dockerfile = dockerfile;
        this.manifests = manifests;
        this.workload = manifests.app(app);
        this.port = found();
    }

    /** Returns the port that the program listens on today, if that was found. */
    Optional<Port> port() {
        return port;
    }

    Settings settings(List<Finding> findings) {
        var environment = environment();
        var listens = port.map(found -> listening(found, environment, findings));
        if (port.isEmpty() && mark.isPresent()) {
            findings.add(new Finding("port", "not found", "no server was found in the source"));
        }
        var health = health(findings);
        workload.ifPresent(found -> {
            if (!environment.isEmpty() || !arguments(found).isEmpty()) {
                findings.add(new Finding("settings", "taken", "from " + found.file() + ": " + found.title()));
            }
            var left = leftOut(found);
            if (!left.isEmpty()) {
                findings.add(
                        new Finding("not taken", String.join(", ", left), "secret, or from elsewhere: see `secrets`"));
            }
        });
        return new Settings(
                listens.map(OptionalInt::of).orElse(OptionalInt.empty()),
                health,
                environment,
                List.of(),
                workload.map(this::arguments).orElse(List.of()),
                resources());
    }

    private Optional<Port> found() {
        var language = mark.map(LanguageMark::language);
        if (language.equals(Optional.of(Language.STATIC))) {
            return Optional.of(new Port(Template.PORT, "as for every static site", Optional.empty()));
        }
        return workload.flatMap(ExistingWorkload::port)
                .map(fact -> new Port(fact.value(), fact.from(), Optional.empty()))
                .or(() -> clues().flatMap(clues -> clues.port(language.orElseThrow()))
                        .map(Port::of))
                .or(() -> isOfSeveral()
                        ? Optional.empty()
                        : new SettingsFiles(folder).port().map(Port::of))
                .or(() -> dockerfile.flatMap(Dockerfile::exposed).map(Port::of))
                .or(() -> language.flatMap(known -> new BuildDetector(folder).usualPort(known))
                        .map(usual -> new Port(usual, "as its server listens by default", Optional.empty())));
    }

    /** Returns what the source says, if it is one program's. */
    private Optional<SourceClues> clues() {
        return isOfSeveral()
                ? Optional.empty()
                : mark.map(found -> new SourceClues(folder, new BuildDetector(folder).sourcesOf(found, app)));
    }

    private boolean isOfSeveral() {
        return mark.filter(found -> new BuildDetector(folder).isOfSeveral(found, app))
                .isPresent();
    }

    /** A port that only root may listen on is moved where a variable of the program does that. */
    private int listening(Port found, Map<String, String> environment, List<Finding> findings) {
        var usual = mark.flatMap(known -> new BuildDetector(folder).usualPort(known.language()));
        if (found.number() < FIRST_UNPRIVILEGED && usual.isPresent()) {
            findings.add(new Finding(
                    "port",
                    usual.get().toString(),
                    "instead of " + found.number() + " " + found.from() + ", by `build`"));
            return usual.get();
        }
        var variable = found.variable().filter(name -> !environment.containsKey(name));
        if (found.number() >= FIRST_UNPRIVILEGED || variable.isEmpty()) {
            findings.add(new Finding("port", Integer.toString(found.number()), found.from()));
            return found.number();
        }
        environment.put(variable.get(), Integer.toString(USUAL_PORT));
        findings.add(new Finding(
                "port",
                Integer.toString(USUAL_PORT),
                "instead of " + found.number() + " " + found.from() + ", by " + variable.get()));
        return USUAL_PORT;
    }

    private Optional<String> health(List<Finding> findings) {
        if (mark.map(LanguageMark::language).equals(Optional.of(Language.STATIC))) {
            return Optional.of(Template.STATIC.health());
        }
        var probe = workload.flatMap(ExistingWorkload::health);
        var found = probe.map(fact -> new Finding("health", fact.value(), fact.from()))
                .or(() -> clues().flatMap(
                                clues -> clues.health(mark.orElseThrow().language()))
                        .map(clue ->
                                new Finding("health", clue.path(), clue.line().place())));
        found.ifPresent(findings::add);
        return found.map(Finding::value);
    }

    private Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        workload.ifPresent(found -> found.environment().forEach((name, value) -> {
            if (isTaken(name, value)) {
                environment.put(name, value);
            }
        }));
        return environment;
    }

    private static boolean isTaken(String name, String value) {
        return VARIABLE.matcher(name).matches() && !SECRET.matcher(name).matches() && value.length() <= LONGEST_VALUE;
    }

    private static List<String> leftOut(ExistingWorkload workload) {
        var left = new java.util.ArrayList<>(workload.referredVariables());
        workload.environment().forEach((name, value) -> {
            if (!isTaken(name, value)) {
                left.add(name);
            }
        });
        return left;
    }

    /** A command names a file of another image; what follows the program's name is meant for ours as well. */
    private List<String> arguments(ExistingWorkload found) {
        var command = found.command();
        var isProgram =
                !command.isEmpty() && !command.getFirst().matches("(.*/)?(sh|bash|ash|java|node|python3?|npm|dotnet)");
        var arguments = new java.util.ArrayList<String>(isProgram ? command.subList(1, command.size()) : List.of());
        arguments.addAll(found.arguments());
        return arguments;
    }

    /** The folder that coop.yaml names; another than the usual one where that holds what must not run twice. */
    private Optional<String> resources() {
        if (!folder.hasFile(SourceFiles.COOP_YAML)) {
            return manifests.isAnotherWay() ? Optional.of(RESOURCES_BESIDE) : Optional.empty();
        }
        return folder.text(SourceFiles.COOP_YAML)
                .flatMap(text -> YamlReader.read(new SourceText(SourceFiles.COOP_YAML, text)).documents().stream()
                        .flatMap(document -> document.mapping().stream())
                        .findFirst())
                .map(coop -> ResourcesFolder.everywhere(coop).orElse(Settings.NOWHERE));
    }
}
