package dev.coop.language;

import dev.coop.app.AppName;
import dev.coop.language.LanguageBuild.ByDefault;
import dev.coop.language.LanguageBuild.Derived;
import dev.coop.language.LanguageBuild.Several;
import dev.coop.language.LanguageBuild.Unknown;
import dev.coop.language.LanguageBuild.WithFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The programs of a Go module, and how the one that is the app becomes an image. */
final class GoProject {
    private static final Pattern PROGRAM = Pattern.compile("^package main\\b");

    /** Go builds no package whose path has other letters, which keeps words of the shell out of the command as well. */
    private static final Pattern BUILDABLE = Pattern.compile("[A-Za-z0-9._~+/-]*");

    private static final Pattern LEFT_OUT = Pattern.compile("^//go:build .*\\bignore\\b");

    /** What a Dockerfile copies for its own sake: the program has it inside, or nobody reads it. */
    private static final Pattern NOT_READ = Pattern.compile(
            "(?i)(.*/)?(go\\.(mod|sum|work)|.*\\.go|vendor|licen[cs]e.*|notice.*|readme.*|makefile|.*\\.sh|src|cmd|pkg|internal)");

    /** Modules that are C inside; without cgo they compile, and fail when they are used. */
    private static final Pattern NEEDS_CGO = Pattern.compile(
            "^\\s*(?:require\\s+)?(github\\.com/mattn/go-sqlite3|github\\.com/confluentinc/confluent-kafka-go\\S*"
                    + "|gopkg\\.in/gographics/imagick\\.v\\d|github\\.com/h2non/bimg|github\\.com/godror/godror)\\s+v");

    private static final String PROGRAM_IN_IMAGE = "/app";

    private final ProjectFolder folder;
    private final Optional<Dockerfile> dockerfile;

    GoProject(ProjectFolder folder) {
        this.folder = folder;
        this.dockerfile = Dockerfile.in(folder);
    }

    /** Returns the folders of all programs; the empty text is the module's own folder. */
    List<String> programs() {
        var folders = new TreeSet<String>();
        for (var source : folder.sources(Set.of("go"))) {
            if (folder.line(source, PROGRAM).isPresent()
                    && folder.line(source, LEFT_OUT).isEmpty()) {
                folders.add(source.contains("/") ? source.substring(0, source.lastIndexOf('/')) : "");
            }
        }
        folders.removeIf(path -> !BUILDABLE.matcher(path).matches());
        return List.copyOf(folders);
    }

    /** Returns the folder of the program that is the app, if it is plain which one that is. */
    Optional<String> program(AppName app) {
        var programs = programs();
        if (programs.contains("") || programs.size() == 1) {
            return Optional.of(programs.getFirst());
        }
        var below = programs.stream().filter(path -> path.matches("cmd/[^/]+")).toList();
        return below.size() == 1
                ? Optional.of(below.getFirst())
                : below.stream()
                        .filter(path -> path.equals("cmd/" + app.value()))
                        .findFirst()
                        .or(() -> below.stream()
                                .filter(this::isRunByTheDockerfile)
                                .findFirst());
    }

    /** Returns which sources are the app's: those in the folder of another program, or below it, are not. */
    Predicate<String> sourcesOf(AppName app) {
        var own = program(app).orElse("");
        var others = programs().stream()
                .filter(each -> !each.isEmpty() && !each.equals(own) && !own.startsWith(each + "/"))
                .toList();
        return source -> others.stream().noneMatch(other -> source.startsWith(other + "/"));
    }

    private boolean isRunByTheDockerfile(String program) {
        return dockerfile.stream()
                .flatMap(file -> file.command().stream().limit(1))
                .anyMatch(word -> word.substring(word.lastIndexOf('/') + 1).equals(program.substring("cmd/".length())));
    }

    LanguageBuild build(AppName app) {
        var programs = programs();
        var chosen = program(app);
        if (chosen.isEmpty()) {
            return programs.isEmpty() ? new Unknown() : new Several(programs);
        }
        var files = runtimeFiles();
        if (!chosen.get().isEmpty()) {
            return new Derived(text(chosen.get(), files));
        }
        return files.isEmpty() ? new ByDefault() : new WithFiles(text("", files));
    }

    private List<Dockerfile.RuntimeFile> runtimeFiles() {
        return dockerfile
                .map(file -> file.runtimeFiles(folder).stream()
                        .filter(each -> !NOT_READ.matcher(each.path()).matches())
                        .toList())
                .orElse(List.of());
    }

    private static BuildText text(String program, List<Dockerfile.RuntimeFile> files) {
        var defaults = BuildDefaults.of(Language.GO).orElseThrow();
        var copy = new LinkedHashMap<String, String>(defaults.copy());
        files.forEach(file -> copy.put(file.path(), StartFolder.in(file)));
        var run = defaults.run()
                .map(command ->
                        program.isEmpty() ? command : command.substring(0, command.length() - 1) + "./" + program);
        return new BuildText(run, Optional.empty(), copy, List.of(PROGRAM_IN_IMAGE));
    }

    /** Returns the module that needs cgo, if the project has one, with its line. */
    Optional<ProjectFolder.Line> cgo() {
        return folder.line("go.mod", NEEDS_CGO).filter(line -> !line.text().contains("// indirect"));
    }

    /** Returns the files beside the program that the Dockerfile has. */
    Map<String, ProjectFolder.Line> filesAtRunTime() {
        var files = new LinkedHashMap<String, ProjectFolder.Line>();
        runtimeFiles().forEach(each -> files.put(each.path(), each.line()));
        return files;
    }
}
