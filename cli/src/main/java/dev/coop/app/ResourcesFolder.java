package dev.coop.app;

import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code resources} in a coop.yaml means: a folder below the one of coop.yaml. */
public final class ResourcesFolder {
    private static final String KEY = "resources";
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
     * Returns the prefix of the folder that is read for an environment, whatever else is right or wrong in coop.yaml.
     */
    public static String in(YamlMapping coop, EnvironmentName environment) {
        var own = coop.mapping("environments", environment.value()).flatMap(settings -> settings.entry(KEY));
        return own.isEmpty() ? base(coop) : below(own.get().value()).orElse(DEFAULT);
    }

    /** Returns the prefix of the folder that is read where an environment names none. */
    public static String base(YamlMapping coop) {
        return coop.at(KEY).flatMap(ResourcesFolder::below).orElse(DEFAULT);
    }

    /** Returns the prefixes of the folders that environments name for themselves. */
    public static Set<String> own(YamlMapping coop) {
        return overlays(coop)
                .flatMap(settings -> settings.at(KEY).stream())
                .flatMap(folder -> below(folder).stream())
                .filter(folder -> !folder.equals(base(coop)))
                .collect(Collectors.toSet());
    }

    /**
     * Returns the prefixes of all folders that a coop.yaml names, those of its environments included, whatever else is
     * right or wrong in it. One that is not below the folder of coop.yaml, which the schema refuses, is none.
     */
    public static SequencedSet<String> named(YamlMapping coop) {
        var own = overlays(coop)
                .flatMap(settings -> settings.entry(KEY).stream())
                .map(entry -> below(entry.value()).orElse(DEFAULT));
        return Stream.concat(Stream.of(base(coop)), own).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<YamlMapping> overlays(YamlMapping coop) {
        return coop.mapping("environments").orElse(YamlMapping.empty()).entries().stream()
                .flatMap(entry -> entry.value() instanceof YamlMapping settings ? Stream.of(settings) : Stream.empty());
    }

    private static Optional<String> below(YamlNode folder) {
        return folder instanceof YamlScalar scalar && !scalar.isNull() ? below(scalar.text()) : Optional.empty();
    }

    /** Returns the prefix of the folder of all environments; none where that is not below the one of coop.yaml. */
    public static Optional<String> everywhere(YamlMapping coop) {
        return below(coop.text("resources").orElse(DEFAULT));
    }

    private static Optional<String> below(String text) {
        return Optional.of(prefix(text))
                .filter(prefix -> !text.startsWith("/")
                        && text.indexOf('\0') < 0
                        && !prefix.isEmpty()
                        && !("/" + prefix).contains("/../"));
    }
}
