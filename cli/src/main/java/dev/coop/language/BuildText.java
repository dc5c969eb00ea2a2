package dev.coop.language;

import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A {@code build} as it stands in coop.yaml.
 *
 * @param run the command that makes the files, if one is needed
 * @param base the image they stand on, where that of the language does not do
 * @param copy path in the project to path in the image, in order
 * @param entrypoint what the container runs; empty where the base or the language says it
 */
public record BuildText(
        Optional<String> run, Optional<String> base, Map<String, String> copy, List<String> entrypoint) {

    /** Options and hidden folders, which YAML takes for text as they are. */
    private static final Pattern PLAIN = Pattern.compile("(--?|\\.)[a-z][a-z0-9]*([-./=_][A-Za-z0-9_./-]*)?");

    private static final Pattern NUMBER = Pattern.compile("-?\\.(inf|nan)");

    public BuildText {
        copy = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(copy));
        entrypoint = List.copyOf(entrypoint);
    }

    /** Returns the lines of coop.yaml. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("build:");
        run.ifPresent(command -> lines.add("  run: " + plain(command)));
        base.ifPresent(image -> lines.add("  base: " + plain(image)));
        lines.add("  copy:");
        copy.forEach((from, to) -> lines.add("    " + scalar(from) + ": " + scalar(to)));
        if (!entrypoint.isEmpty()) {
            lines.add("  entrypoint: [" + words() + "]");
        }
        return lines;
    }

    /** Returns the same on one line. */
    public String onOneLine() {
        var parts = new ArrayList<String>();
        run.ifPresent(command -> parts.add("run: " + scalar(command)));
        base.ifPresent(image -> parts.add("base: " + scalar(image)));
        parts.add("copy: {"
                + copy.entrySet().stream()
                        .map(each -> scalar(each.getKey()) + ": " + scalar(each.getValue()))
                        .collect(Collectors.joining(", "))
                + "}");
        if (!entrypoint.isEmpty()) {
            parts.add("entrypoint: [" + words() + "]");
        }
        return "build: {" + String.join(", ", parts) + "}";
    }

    private String words() {
        return entrypoint.stream().map(BuildText::scalar).collect(Collectors.joining(", "));
    }

    /** A command or an image on a line of its own needs quotes only where YAML would read something else. */
    private static String plain(String text) {
        return text.matches("[A-Za-z0-9_./$(][^#\\\\\\p{Cntrl}]*")
                        && !text.contains(": ")
                        && !text.endsWith(":")
                        && !text.endsWith(" ")
                ? text
                : scalar(text);
    }

    /** Returns a one-line text as YAML reads it back, in a list as well. */
    static String scalar(String text) {
        return PLAIN.matcher(text).matches() && !NUMBER.matcher(text).matches()
                ? text
                : YamlWriter.write(new YamlScalar(text, YamlScalar.Type.STRING, Optional.empty()))
                        .strip();
    }

    /** Returns the words as YAML's list on one line. */
    public static String list(List<String> words) {
        return words.stream().map(BuildText::scalar).collect(Collectors.joining(", ", "[", "]"));
    }
}
