package dev.coop.yaml;

import java.util.Optional;

/** What to do about the usual errors of syntax. */
final class SyntaxHint {
    private SyntaxHint() {}

    static String of(SourceText source, String problem, int at, Optional<String> context) {
        var text = source.text();
        var character = at < text.length() ? text.charAt(at) : '\n';
        if (problem.contains("too many values") || problem.contains("nested deeper")) {
            return "write it with less repetition, or in several files";
        }
        if (character == '\t' || problem.contains("\\t")) {
            return "use spaces here: Kubernetes' YAML does not take a tab at this place";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "put the value in quotes if it holds a colon, or check the indentation";
        }
        if (problem.contains("block end") || context.orElse("").contains("block mapping")) {
            return "check the indentation: keys of one level start in the same column";
        }
        if (problem.contains("undefined alias")) {
            return "`*` refers to what has the same name after `&` further up: correct the name, or put the value in"
                    + " quotes";
        }
        if (problem.contains("alias") || problem.contains("cannot start any token")) {
            return "put the value in quotes: `" + character + "` at its start means something to YAML";
        }
        return context.map(SyntaxHint::inWords).orElse("check the quotes, brackets and indentation before this place");
    }

    private static String inWords(String context) {
        return "this came " + context.replaceFirst("^while ", "while ");
    }
}
