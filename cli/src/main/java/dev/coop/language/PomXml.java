package dev.coop.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Maven project's pom.xml: the texts of its elements, by their path. */
final class PomXml {
    private static final Pattern NOT_READ =
            Pattern.compile("(?s)<!--.*?-->|<\\?.*?\\?>|<!\\[CDATA\\[.*?]]>|<!DOCTYPE[^>]*>");
    private static final Pattern TOKEN = Pattern.compile("<(/?)([\\w.:-]+)[^>]*?(/?)>|([^<]+)");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

    private final Map<String, List<String>> texts = new LinkedHashMap<>();

    private PomXml(String xml) {
        var open = new ArrayDeque<String>();
        var token = TOKEN.matcher(NOT_READ.matcher(xml).replaceAll(""));
        while (token.find()) {
            if (token.group(4) != null) {
                keep(open, token.group(4).strip());
            } else if (!token.group(1).isEmpty()) {
                open.pollLast();
            } else if (token.group(3).isEmpty()) {
                open.addLast(token.group(2));
            }
        }
    }

    private void keep(ArrayDeque<String> open, String text) {
        if (!text.isEmpty()) {
            texts.computeIfAbsent(open.stream().collect(Collectors.joining("/")), _ -> new ArrayList<>())
                    .add(text);
        }
    }

    static PomXml in(ProjectFolder folder) {
        return new PomXml(folder.text("pom.xml").orElse(""));
    }

    /** Returns an element's first text, with the project's own properties filled in. */
    Optional<String> text(String path) {
        return texts.getOrDefault("project/" + path, List.of()).stream()
                .findFirst()
                .map(text -> PROPERTY.matcher(text)
                        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                                property(found.group(1)).orElse(found.group()))));
    }

    private Optional<String> property(String name) {
        return switch (name) {
            case "project.version" -> version();
            case "project.artifactId" -> text("artifactId");
            default ->
                texts.getOrDefault("project/properties/" + name, List.of()).stream()
                        .findFirst();
        };
    }

    Optional<String> version() {
        return text("version").or(() -> text("parent/version"));
    }

    /** Returns whether a plugin is used. */
    boolean hasPlugin(String artifact) {
        return texts.getOrDefault("project/build/plugins/plugin/artifactId", List.of())
                .contains(artifact);
    }

    /** Returns whether something is depended on. */
    boolean dependsOn(String artifact) {
        return texts.getOrDefault("project/dependencies/dependency/artifactId", List.of())
                .contains(artifact);
    }

    /** Returns whether it is made of modules. */
    boolean hasModules() {
        return texts.containsKey("project/modules/module");
    }
}
