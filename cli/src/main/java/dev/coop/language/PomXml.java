package dev.coop.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Maven project's pom.xml: the texts of its elements, by their path. */
final class PomXml {
    /** What has no texts of elements in it, by how it begins and ends. */
    private static final Map<String, String> NOT_READ =
            Map.of("<!--", "-->", "<?", "?>", "<![CDATA[", "]]>", "<!DOCTYPE", ">");

    private static final Pattern TOKEN = Pattern.compile("<(/?)([\\w.:-]++)[^<>]*?(/?)>|([^<]++)");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^${}]{1,200})}");
    private static final int DEEPEST = 20;
    private static final int LONGEST = 1000;

    private final Map<String, List<String>> texts = new LinkedHashMap<>();

    private PomXml(String xml) {
        var open = new ArrayDeque<String>();
        var token = TOKEN.matcher(elementsOf(xml));
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

    private static String elementsOf(String xml) {
        var text = new StringBuilder();
        var at = 0;
        for (var next = xml.indexOf('<'); next >= 0; next = xml.indexOf('<', at)) {
            text.append(xml, at, next);
            var from = next;
            var end = NOT_READ.entrySet().stream()
                    .filter(each -> xml.startsWith(each.getKey(), from))
                    .map(Map.Entry::getValue)
                    .findFirst();
            if (end.isEmpty()) {
                text.append('<');
                at = next + 1;
                continue;
            }
            var closed = xml.indexOf(end.get(), next);
            if (closed < 0) {
                return text.toString();
            }
            at = closed + end.get().length();
        }
        return text.append(xml, at, xml.length()).toString();
    }

    private void keep(ArrayDeque<String> open, String text) {
        if (!text.isEmpty() && text.length() <= LONGEST && open.size() <= DEEPEST) {
            texts.computeIfAbsent(open.stream().collect(Collectors.joining("/")), _ -> new ArrayList<>())
                    .add(text);
        }
    }

    static PomXml in(ProjectFolder folder) {
        return new PomXml(folder.text("pom.xml").orElse(""));
    }

    /** Returns an element's first text, with the project's own properties filled in. */
    Optional<String> text(String path) {
        return first(path)
                .map(text -> PROPERTY.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                property(found.group(1)).orElse(found.group()))));
    }

    private Optional<String> first(String path) {
        return texts.getOrDefault("project/" + path, List.of()).stream().findFirst();
    }

    /** A property's own text is not filled in again: one that names itself would have no end. */
    private Optional<String> property(String name) {
        return switch (name) {
            case "project.version" -> first("version").or(() -> first("parent/version"));
            case "project.artifactId" -> first("artifactId");
            default -> first("properties/" + name);
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

    /** Returns whether it is made of modules. */
    boolean hasModules() {
        return texts.containsKey("project/modules/module");
    }
}
