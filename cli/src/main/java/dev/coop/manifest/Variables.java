package dev.coop.manifest;

import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    private static final Pattern USE = Pattern.compile("(\\$?)\\$\\{coop\\.([A-Za-z0-9_.-]*)(}?)");
    private static final String HOST = "host";

    private final Map<String, String> values;

    private Variables(Map<String, String> values) {
        this.values = values;
    }

    /** Returns the variables of an app in an environment; without a host when it is not exposed. */
    public static Variables of(Rendering rendering, Optional<String> host) {
        var app = rendering.app().name();
        var values = new LinkedHashMap<String, String>();
        values.put("app", app.value());
        values.put("environment", rendering.environment().name().value());
        values.put("namespace", rendering.environment().namespaceOf(app));
        values.put("image", rendering.image().toString());
        host.ifPresent(name -> values.put(HOST, name));
        return new Variables(values);
    }

    /**
     * A text with its variables filled in.
     *
     * @param text the text
     * @param wrong what could not be filled in
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
        return USE.matcher(text).find();
    }

    /**
     * Returns the text with each variable replaced by a plain word of the same length, so that an unquoted variable is
     * YAML everywhere, also within braces, and every offset stays what it is.
     */
    public static String masked(String text) {
        return USE.matcher(text)
                .replaceAll(
                        use -> use.group().replace('$', '_').replace('{', '_').replace('}', '_'));
    }

    /** Fills in every variable of a text. */
    public Filled fill(String text) {
        var wrong = new ArrayList<Wrong>();
        var filled = USE.matcher(text).replaceAll(use -> Matcher.quoteReplacement(value(use, wrong)));
        return new Filled(filled, List.copyOf(wrong));
    }

    private String value(MatchResult use, List<Wrong> wrong) {
        if (!use.group(1).isEmpty()) {
            return use.group().substring(1);
        }
        var value = Optional.ofNullable(values.get(use.group(2)));
        if (use.group(3).isEmpty() || value.isEmpty()) {
            wrong.add(new Wrong(use.start(), use.end(), problem(use)));
        }
        return value.orElse("");
    }

    private Diagnostic problem(MatchResult use) {
        var name = use.group(2);
        if (use.group(3).isEmpty()) {
            return Diagnostic.error("unknown-variable", "`" + use.group() + "` has no closing brace")
                    .hint("write `${coop.app}`, or `$${coop.` for the characters themselves");
        }
        if (name.equals(HOST)) {
            return Diagnostic.error("variable-without-host", "`${coop.host}` has no value: the app is not exposed")
                    .hint("add `expose: true` to coop.yaml, or remove the variable");
        }
        var hint = Closest.to(name, values.keySet())
                .map(close -> "did you mean `${coop." + close + "}`?")
                .orElse("there are app, environment, namespace, image and host; `$${coop.` is a literal `${coop.`");
        return Diagnostic.error("unknown-variable", "unknown variable `" + use.group() + "`")
                .hint(hint);
    }
}
