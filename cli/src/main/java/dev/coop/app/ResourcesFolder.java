package dev.coop.app;

import dev.coop.yaml.YamlMapping;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code resources} in a coop.yaml means: a folder below the one of coop.yaml. */
public final class ResourcesFolder {
    private static final String DEFAULT = "k8s/";

    private ResourcesFolder() {}

    /** Returns what the paths of the folder's files begin with, such as {@code k8s/} for {@code ./k8s}. */
    public static String prefix(String text) {
        return Arrays.stream(text.split("/", -1))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .map(part -> part + "/")
                .collect(Collectors.joining());
    }

    /**
     * Returns the prefixes of all folders that a coop.yaml names, those of its environments included, whatever else is
     * right or wrong in it. One that is not below the folder of coop.yaml, which the schema refuses, is none.
     */
    public static SequencedSet<String> named(YamlMapping coop) {
        var environments = coop.mapping("environments").orElse(YamlMapping.empty()).entries().stream()
                .flatMap(entry -> entry.value() instanceof YamlMapping settings
                        ? Stream.of(settings)
                        : Stream.<YamlMapping>empty())
                .flatMap(settings -> settings.text("resources").stream());
        return Stream.concat(Stream.of(coop.text("resources").orElse(DEFAULT)), environments)
                .flatMap(text -> below(text).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<String> below(String text) {
        return Optional.of(prefix(text))
                .filter(prefix -> !text.startsWith("/") && !prefix.isEmpty() && !("/" + prefix).contains("/../"));
    }
}
