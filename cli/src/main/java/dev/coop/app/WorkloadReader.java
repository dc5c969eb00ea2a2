package dev.coop.app;

import dev.coop.app.Workload.Automatic;
import dev.coop.app.Workload.Expose;
import dev.coop.app.Workload.Fixed;
import dev.coop.app.Workload.Health;
import dev.coop.app.Workload.Hidden;
import dev.coop.app.Workload.NamedSize;
import dev.coop.app.Workload.OnHost;
import dev.coop.app.Workload.OnPlatformDomain;
import dev.coop.app.Workload.OwnSize;
import dev.coop.app.Workload.Patch;
import dev.coop.app.Workload.Scale;
import dev.coop.app.Workload.Size;
import dev.coop.app.Workload.StandardSize;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** From a mapping that the schema has accepted to the settings of an app. */
final class WorkloadReader {
    private static final int TARGETED_CPU = 80;

    private WorkloadReader() {}

    static Workload read(YamlMapping settings) {
        return new Workload(
                settings.text("image"),
                whole(settings.at("port")),
                settings.at("health").map(WorkloadReader::health),
                settings.at("expose").map(WorkloadReader::expose).orElse(new Hidden()),
                settings.at("scale").map(WorkloadReader::scale).orElse(new Fixed(1)),
                settings.at("size").map(WorkloadReader::size).orElse(new StandardSize()),
                texts(settings.mapping("env").orElse(YamlMapping.empty())),
                settings.texts("secrets"),
                words(settings.at("command")),
                words(settings.at("args")),
                settings.text("schedule"),
                settings.items("patches").stream()
                        .filter(YamlMapping.class::isInstance)
                        .map(node -> patch((YamlMapping) node))
                        .toList());
    }

    private static Health health(YamlNode node) {
        return switch (node) {
            case YamlMapping mapping ->
                new Health(
                        mapping.text("path").orElse("/"),
                        mapping.text("startup").map(WorkloadReader::duration));
            case YamlScalar scalar -> new Health(scalar.text(), Optional.empty());
            case YamlSequence _ -> throw unchecked(node);
        };
    }

    private static Expose expose(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar
            when scalar.type() == YamlScalar.Type.BOOLEAN ->
                Boolean.parseBoolean(scalar.text()) ? new OnPlatformDomain("/") : new Hidden();
            case YamlScalar scalar -> new OnHost(scalar.text(), "/");
            case YamlMapping mapping -> {
                var path = mapping.text("path").orElse("/");
                yield mapping.text("host")
                        .<Expose>map(host -> new OnHost(host, path))
                        .orElse(new OnPlatformDomain(path));
            }
            case YamlSequence _ -> throw unchecked(node);
        };
    }

    private static Scale scale(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar -> new Fixed(scalar.integer().intValueExact());
            case YamlMapping mapping -> {
                var min = whole(mapping.at("min")).orElse(1);
                yield new Automatic(
                        min,
                        whole(mapping.at("max")).orElse(min),
                        whole(mapping.at("cpu")).orElse(TARGETED_CPU));
            }
            case YamlSequence _ -> throw unchecked(node);
        };
    }

    private static Size size(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar -> new NamedSize(scalar.text());
            case YamlMapping mapping ->
                new OwnSize(
                        mapping.text("cpu").orElse("100m"),
                        mapping.text("memory").orElse("128Mi"));
            case YamlSequence _ -> throw unchecked(node);
        };
    }

    private static Patch patch(YamlMapping mapping) {
        return new Patch(
                mapping.text("target", "kind").orElse(""),
                mapping.text("target", "name"),
                mapping.mapping("merge").orElse(YamlMapping.empty()),
                mapping);
    }

    /** A command may be one word or a list of words. */
    static List<String> words(Optional<YamlNode> node) {
        return node.map(value -> switch (value) {
                    case YamlScalar scalar -> List.of(scalar.text());
                    case YamlSequence list ->
                        list.items().stream()
                                .filter(YamlScalar.class::isInstance)
                                .map(item -> ((YamlScalar) item).text())
                                .toList();
                    case YamlMapping _ -> throw unchecked(value);
                })
                .orElse(List.of());
    }

    static Map<String, String> texts(YamlMapping mapping) {
        var texts = new LinkedHashMap<String, String>();
        for (var entry : mapping.entries()) {
            if (entry.value() instanceof YamlScalar scalar) {
                texts.put(entry.key().text(), scalar.isNull() ? "" : scalar.text());
            }
        }
        return java.util.Collections.unmodifiableMap(texts);
    }

    private static OptionalInt whole(Optional<YamlNode> node) {
        return node.isPresent() && node.get() instanceof YamlScalar scalar && scalar.type() == YamlScalar.Type.INTEGER
                ? OptionalInt.of(scalar.integer().intValueExact())
                : OptionalInt.empty();
    }

    /** Reads {@code 90s} or {@code 5m}. */
    private static Duration duration(String text) {
        var amount = Long.parseLong(text.substring(0, text.length() - 1));
        return text.endsWith("m") ? Duration.ofMinutes(amount) : Duration.ofSeconds(amount);
    }

    private static IllegalArgumentException unchecked(YamlNode node) {
        return new IllegalArgumentException("the schema lets " + node.describe() + " through where it must not");
    }
}
