package dev.coop.scaffold;

import dev.coop.app.AppName;
import dev.coop.json.JsonText;
import dev.coop.json.JsonWriter;
import dev.coop.language.BuildText;
import dev.coop.language.Language;
import dev.coop.language.LanguageBuild;
import dev.coop.language.LanguageBuild.ByDefault;
import dev.coop.language.LanguageBuild.Derived;
import dev.coop.language.LanguageBuild.Several;
import dev.coop.language.LanguageBuild.Suggested;
import dev.coop.language.LanguageBuild.Unknown;
import dev.coop.language.LanguageBuild.WithFiles;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands for the variables of all templates. One that has no value is false, so that a template can ask for it.
 */
final class Variables {
    /** Go's standard library owns these as import paths; a module of that name does not compile. */
    private static final Pattern TAKEN_BY_GO =
            Pattern.compile("archive|arena|bufio|builtin|bytes|cmd|cmp|compress|container|context|crypto|database"
                    + "|debug|embed|encoding|errors|expvar|flag|fmt|go|hash|html|image|index|internal|io|iter"
                    + "|log|main|maps|math|mime|net|os|path|plugin|reflect|regexp|runtime|simd|slices|sort|std"
                    + "|strconv|strings|structs|sync|syscall|testing|text|time|unicode|unique|unsafe|uuid"
                    + "|vendor|weak|all|tool");

    private Variables() {}

    static Map<String, Object> of(AppName app, Project project, Optional<String> platform, String version) {
        var values = new HashMap<String, Object>();
        values.put("app", app.value());
        values.put("module", TAKEN_BY_GO.matcher(app.value()).matches() ? app + "-app" : app.value());
        values.put("version", version);
        values.put("platform", orFalse(platform.map(Variables::scalar)));
        var settings = project.settings();
        values.put(
                "port", settings.port().isPresent() ? (Object) settings.port().getAsInt() : false);
        values.put("health", orFalse(settings.health().map(Variables::scalar)));
        values.put("environment", environment(settings.environment()));
        values.put("hasEnvironment", !settings.environment().isEmpty());
        values.put("arguments", settings.arguments().isEmpty() ? (Object) false : BuildText.list(settings.arguments()));
        values.put("resources", orFalse(settings.resources().filter(folder -> !folder.equals(Settings.NOWHERE))));
        values.put("dockerfile", orFalse(project.dockerfile()));
        values.put("image", project.language().map(Language::jobImage).orElse(Language.PLAIN_IMAGE));
        values.put("jobs", List.of(Map.of("name", "check", "ship", false), Map.of("name", "ship", "ship", true)));
        for (var language : Language.values()) {
            values.put(language.key(), project.language().equals(Optional.of(language)));
        }
        values.put(
                "javaVersion",
                project.written().flatMap(Project.Written::version).orElse("21"));
        values.put("npm", project.usesNpm());
        values.put("checks", project.checks());
        values.put("built", project.isBuilt());
        values.put("builtByDocker", !project.isBuilt() && project.dockerfile().isPresent());
        values.put("notBuilt", !project.isBuilt() && project.dockerfile().isEmpty());
        values.put("build", build(project.build()));
        values.put("asked", !project.isBuilt());
        values.put("question", question(project));
        return values;
    }

    private static List<Map<String, String>> environment(Map<String, String> environment) {
        return environment.entrySet().stream()
                .map(each -> Map.of("name", each.getKey(), "value", quoted(each.getValue())))
                .toList();
    }

    /** A value of a variable is always a string, whatever it looks like, and on one line. */
    private static String quoted(String value) {
        return JsonWriter.writeCompact(new JsonText(value));
    }

    private static Object build(LanguageBuild build) {
        return switch (build) {
            case ByDefault _, Suggested _, Several _, Unknown _ -> false;
            case WithFiles(var text) -> text.lines();
            case Derived(var text) -> text.lines();
        };
    }

    /** Returns the comment that stands for a build that its developers have to fill in. */
    private static Object question(Project project) {
        return switch (project.build()) {
            case ByDefault _, WithFiles _, Derived _ -> false;
            case Suggested(var text, var environment, var reason) -> {
                var lines = new ArrayList<String>(List.of(
                        "# How is the image made? Look at these lines, then remove their hashes:", "# " + reason));
                text.lines().forEach(line -> lines.add("# " + line));
                environment.forEach((name, value) -> lines.add("# env: {" + name + ": " + quoted(value) + "}"));
                yield withDockerfile(lines, project);
            }
            case Several _ ->
                withDockerfile(question("There are several programs here: say which one this app is."), project);
            case Unknown _ ->
                withDockerfile(question("coop cannot tell that from the files here: fill this in."), project);
        };
    }

    private static List<String> question(String why) {
        return new ArrayList<>(List.of(
                "# How is the image made? " + why,
                "# build:",
                "#   run: make                                  # what makes the files",
                "#   base: gcr.io/distroless/static:nonroot     # the image they stand on",
                "#   copy: {dist/app: /app}                     # path here: path in the image",
                "#   entrypoint: [/app]"));
    }

    private static List<String> withDockerfile(List<String> lines, Project project) {
        project.dockerfile().ifPresent(file -> {
            lines.add("# coop does not build the " + file
                    + ". An image that is built elsewhere is deployed, without a `build` here, by");
            lines.add("# coop deploy --image REGISTRY/NAME@sha256:DIGEST");
        });
        return lines;
    }

    private static Object orFalse(Optional<String> value) {
        return value.<Object>map(each -> each).orElse(false);
    }

    /** Returns a one-line text as YAML reads it back. */
    private static String scalar(String text) {
        return YamlWriter.write(new YamlScalar(text, YamlScalar.Type.STRING, Optional.empty()))
                .strip();
    }
}
