package dev.coop.deploy.body;

import dev.coop.terminal.VisibleText;
import java.util.regex.Pattern;

/**
 * Foreign text in Markdown that shows as it is written. References are broken by a character without width, as the
 * forges look for them in the rendered text, where an escaped {@code @} is one again: nobody is mentioned, no issue is
 * linked or closed, not by its address either.
 */
final class Markdown {
    private static final int LONGEST = 160;
    private static final String GAP = "&#8203;";
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]|~$]");
    private static final Pattern REFERENCE =
            Pattern.compile("(?i)([@#!%$~&:])(?=[\\p{Alnum}_/\"])|(GH-|www)(?=[.\\d])");
    private static final Pattern BLOCK = Pattern.compile("^([-+=#]|\\d+(?=[.)]))");

    private Markdown() {}

    /** Returns text for a paragraph, list item or table cell, in one line. */
    static String text(String foreign) {
        var line = shortened(VisibleText.line(foreign.replaceAll("\\s+", " ").strip()));
        var broken = new StringBuilder();
        var at = 0;
        var reference = REFERENCE.matcher(line);
        while (reference.find()) {
            broken.append(escaped(line.substring(at, reference.end()))).append(GAP);
            at = reference.end();
        }
        return BLOCK.matcher(broken.append(escaped(line.substring(at)))).replaceFirst("$1" + GAP);
    }

    /** Returns plain sentences in which what stands within backticks is code. */
    static String sentence(String foreign) {
        var parts = foreign.split("`", -1);
        var whole = parts.length % 2 == 1;
        var sentence = new StringBuilder();
        for (var at = 0; at < parts.length; at++) {
            if (whole && at % 2 == 1) {
                sentence.append(code(parts[at]));
            } else {
                sentence.append(spaced(parts[at]));
            }
        }
        return sentence.toString().strip();
    }

    private static String spaced(String part) {
        var text = text(part);
        return (part.startsWith(" ") ? " " : "") + text + (part.endsWith(" ") && !text.isEmpty() ? " " : "");
    }

    /** Returns a literal; outside of tables. */
    static String code(String foreign) {
        var line = shortened(VisibleText.line(foreign.replaceAll("\\s+", " ").strip()));
        if (line.isEmpty()) {
            return "`(nothing)`";
        }
        var fence = "`".repeat(longestRun(line) + 1);
        var pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return fence + pad + line + pad + fence;
    }

    /** Returns a fenced block; its fence is longer than any in the text. */
    static String fenced(String language, String text) {
        var fence = "`".repeat(Math.max(3, longestRun(text) + 1));
        return fence + language + "\n" + text + fence + "\n";
    }

    private static int longestRun(String text) {
        var longest = 0;
        var run = 0;
        for (var at = 0; at < text.length(); at++) {
            run = text.charAt(at) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static String escaped(String text) {
        var html = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return SPECIAL.matcher(html).replaceAll("\\\\$0");
    }

    private static String shortened(String line) {
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
