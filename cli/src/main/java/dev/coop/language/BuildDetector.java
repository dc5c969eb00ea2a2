package dev.coop.language;

import dev.coop.app.AppName;
import dev.coop.language.LanguageBuild.ByDefault;
import dev.coop.language.LanguageBuild.Derived;
import dev.coop.language.LanguageBuild.Unknown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a project's image is made, as far as that can be told without asking. */
public final class BuildDetector {
    private static final Pattern GO_PROGRAM = Pattern.compile("^package main\\b");
    private static final Pattern NOT_SERVED =
            Pattern.compile("(?i)\\..*|.*\\.(md|ya?ml|toml|lock|sh|tar)|licen[cs]e.*|notice|dockerfile.*|makefile"
                    + "|codeowners|k8s|dist|node_modules");

    private final ProjectFolder folder;

    public BuildDetector(ProjectFolder folder) {
        this.folder = folder;
    }

    /** Returns how the image of the project is made. */
    public LanguageBuild build(LanguageMark mark, AppName app) {
        return switch (mark.language()) {
            case GO -> go(app);
            case STATIC -> mark.file().equals("index.html") ? site() : new ByDefault();
            case RUST, JAVA, PYTHON, NODE -> new Unknown();
        };
    }

    /** The default builds the folder that go.mod is in; a program below cmd/ has to be named. */
    private LanguageBuild go(AppName app) {
        if (isGoProgram("")) {
            return new ByDefault();
        }
        var programs = folder.entries("cmd").stream()
                .filter(name -> name.matches("[A-Za-z0-9._-]+") && isGoProgram("cmd/" + name))
                .toList();
        return chosen(programs, app)
                .<LanguageBuild>map(BuildDetector::goProgram)
                .orElse(new Unknown());
    }

    private static Optional<String> chosen(List<String> programs, AppName app) {
        return programs.size() == 1
                ? Optional.of(programs.getFirst())
                : programs.stream().filter(app.value()::equals).findFirst();
    }

    private static Derived goProgram(String name) {
        return new Derived(
                Optional.of("CGO_ENABLED=0 go build -trimpath -o dist/app ./cmd/" + name),
                Map.of("dist/app", "/app"),
                Optional.of("/app"));
    }

    private boolean isGoProgram(String path) {
        return folder.entries(path).stream()
                .filter(name -> name.endsWith(".go") && !name.endsWith("_test.go"))
                .anyMatch(name -> folder.line(path.isEmpty() ? name : path + "/" + name, GO_PROGRAM)
                        .isPresent());
    }

    /** A site beside its README: what is served is listed, so that nothing else gets into the image by accident. */
    private LanguageBuild site() {
        var copy = new LinkedHashMap<String, String>();
        folder.entries("").stream()
                .filter(name ->
                        !NOT_SERVED.matcher(name).matches() && name.chars().noneMatch(Character::isISOControl))
                .forEach(name -> copy.put(name, "/public/" + name));
        return new Derived(Optional.empty(), copy, Optional.empty());
    }
}
