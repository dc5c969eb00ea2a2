package dev.coop.resources;

import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What <code>${coop.…}</code> stands for in extra resources and patches. Every other <code>${…}</code> is somebody
 * else's, and <code>$${coop.</code> is a literal <code>${coop.</code>.
 */
public final class Variables {
    static final Pattern USE = Pattern.compile("(\\$?)\\$\\{coop\\.([A-Za-z0-9_.-]*)(}?)");

    private static final String HOST = "host";
    private static final List<String> KNOWN = List.of("app", "environment", "namespace", "image", HOST);

    private final Map<String, String> values;

    private Variables(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Makes the variables of an app in an environment.
     *
     * @param host none when the app is not exposed
     */
    public static Variables of(
            String app, String environment, String namespace, String image, Optional<String> host) {
        var values = new java.util.HashMap<String, String>(
                Map.of("app", app, "environment", environment, "namespace", namespace, "image", image));
        host.ifPresent(name -> values.put(HOST, name));
        return new Variables(values);
    }

    /**
     * A text with its variables filled in.
     *
     * @param text the text
     * @param wrong what could not be filled in, though there is such a variable
     */
    public record Filled(String text, List<Wrong> wrong) {}

    /**
     * A variable that could not be filled in.
     *
     * @param start the offset of its first character in the text as it was written
     * @param end the offset behind its last one
     * @param diagnostic what is wrong, without a place
     */
    public record Wrong(int start, int end, Diagnostic diagnostic) {}

    /** Whether a text holds a variable, or the escape of one. */
    public static boolean usedIn(String text) {
        return text.contains("${coop.");
    }

    /** Returns what looks like a variable in a text and is none, in no environment. */
    public static List<Wrong> unknown(String text) {
        return USE.matcher(text)
                .results()
                .filter(use -> use.group(1).isEmpty())
                .filter(use -> use.group(3).isEmpty() || !KNOWN.contains(use.group(2)))
                .map(use -> new Wrong(use.start(), use.end(), problem(use)))
                .toList();
    }

    private static Diagnostic problem(MatchResult use) {
        if (use.group(3).isEmpty()) {
            return Diagnostic.error("unknown-variable", "`" + use.group() + "` has no `}` at its end")
                    .hint("write `$${coop.` for the characters themselves");
        }
        return Diagnostic.error("unknown-variable", "unknown variable `" + use.group() + "`")
                .hint(Closest.to(use.group(2), KNOWN)
                        .map(meant -> "did you mean `${coop." + meant + "}`?")
                        .orElse("there are " + String.join(", ", KNOWN)
                                + "; write `$${coop.` for the characters themselves"));
    }

    /** Fills in every variable of a text; {@link #unknown} ones stay as they are. */
    public Filled fill(String text) {
        if (!usedIn(text)) {
            return new Filled(text, List.of());
        }
        var wrong = new ArrayList<Wrong>();
        var filled = USE.matcher(text).replaceAll(use -> Matcher.quoteReplacement(value(use, wrong)));
        return new Filled(filled, List.copyOf(wrong));
    }

    private String value(MatchResult use, List<Wrong> wrong) {
        if (!use.group(1).isEmpty()) {
            return use.group().substring(1);
        }
        if (use.group(3).isEmpty() || !KNOWN.contains(use.group(2))) {
            return use.group();
        }
        var value = Optional.ofNullable(values.get(use.group(2)));
        if (value.isEmpty()) {
            wrong.add(new Wrong(
                    use.start(),
                    use.end(),
                    Diagnostic.error(
                                    "variable-without-host",
                                    "`${coop.host}` stands for nothing: the app is not exposed")
                            .hint("add `expose: true` to coop.yaml")));
        }
        return value.orElse("");
    }
}
