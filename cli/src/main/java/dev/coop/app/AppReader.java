package dev.coop.app;

import dev.coop.yaml.YamlMapping;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** From a coop.yaml that the schema has accepted to the app it describes. */
public final class AppReader {
    private static final Set<String> NOT_SETTINGS = Set.of("app", "team", "platform", "type", "build", "environments");

    private AppReader() {}

    /** Returns the app; the mapping is one that coop.schema.json has accepted. */
    public static App read(YamlMapping document) {
        return new App(
                new AppName(document.text("app").orElseThrow()),
                document.text("team"),
                document.text("platform"),
                document.text("type").map(WorkloadType::parse).orElse(WorkloadType.WEB),
                build(document.mapping("build").orElse(YamlMapping.empty())),
                settings(document),
                overlays(document.mapping("environments").orElse(YamlMapping.empty())));
    }

    /** Returns what can be said of every environment, of a document that may break the schema. */
    public static YamlMapping settings(YamlMapping document) {
        return new YamlMapping(
                document.entries().stream()
                        .filter(entry -> !NOT_SETTINGS.contains(entry.key().text()))
                        .toList(),
                document.span());
    }

    private static Map<EnvironmentName, YamlMapping> overlays(YamlMapping environments) {
        var overlays = new TreeMap<EnvironmentName, YamlMapping>();
        for (var entry : environments.entries()) {
            if (entry.value() instanceof YamlMapping settings) {
                overlays.put(new EnvironmentName(entry.key().text()), settings);
            }
        }
        return java.util.Collections.unmodifiableMap(overlays);
    }

    private static Build build(YamlMapping build) {
        var platforms = build.texts("platforms");
        return new Build(
                build.text("run"),
                build.text("base"),
                WorkloadReader.texts(build.mapping("copy").orElse(YamlMapping.empty())),
                WorkloadReader.words(build.at("entrypoint")),
                build.text("user"),
                platforms.isEmpty() ? List.of("linux/amd64") : platforms);
    }
}
