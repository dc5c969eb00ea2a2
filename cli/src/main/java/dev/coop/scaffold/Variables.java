package dev.coop.scaffold;

import dev.coop.app.AppName;
import dev.coop.language.Language;
import dev.coop.language.LanguageBuild;
import dev.coop.language.LanguageBuild.ByDefault;
import dev.coop.language.LanguageBuild.Derived;
import dev.coop.language.LanguageBuild.Unknown;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlWriter;
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
        values.put("port", project.port().isPresent() ? (Object) project.port().getAsInt() : false);
        values.put("health", orFalse(project.health()));
        values.put("dockerfile", orFalse(project.dockerfile()));
        values.put("image", project.language().map(Language::jobImage).orElse(Language.PLAIN_IMAGE));
        values.put("jobs", List.of(Map.of("name", "check", "ship", false), Map.of("name", "ship", "ship", true)));
        for (var language : Language.values()) {
            values.put(language.key(), project.language().equals(Optional.of(language)));
        }
        values.put("unrecognised", !hasOwnExample(project));
        values.put("build", build(project.build()));
        values.put("question", project.build() instanceof Unknown);
        return values;
    }

    private static boolean hasOwnExample(Project project) {
        return project.language().isPresent()
                && Template.of(project.language().get()).isEmpty();
    }

    private static Object build(LanguageBuild build) {
        return switch (build) {
            case ByDefault _, Unknown _ -> false;
            case Derived(var run, var copy, var entrypoint) ->
                Map.of(
                        "run",
                        orFalse(run),
                        "copy",
                        copy.entrySet().stream()
                                .map(each -> Map.of("from", scalar(each.getKey()), "to", scalar(each.getValue())))
                                .toList(),
                        "entrypoint",
                        orFalse(entrypoint));
        };
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
