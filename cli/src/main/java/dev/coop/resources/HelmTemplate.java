package dev.coop.resources;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.yaml.SourceText;
import java.util.regex.Pattern;

/** A file that Helm would have to fill in before it is YAML. */
final class HelmTemplate {
    private static final Pattern ACTION = Pattern.compile("\\{\\{");

    private HelmTemplate() {}

    /** Whether what is wrong with a text is that Helm has not filled it in: it is wrong there, or right behind it. */
    static boolean explains(SourceText source, Diagnostic problem) {
        return problem.location().isPresent()
                && problem.location().get() instanceof Location.InFile place
                && (holdsAction(source, place.line()) || isAction(source, lineBefore(source, place.line())));
    }

    private static boolean holdsAction(SourceText source, int line) {
        return line > 0 && ACTION.matcher(source.line(line)).find();
    }

    private static boolean isAction(SourceText source, int line) {
        return line > 0 && source.line(line).stripLeading().startsWith("{{");
    }

    /** The line before that is not blank; 0 where there is none. */
    private static int lineBefore(SourceText source, int line) {
        var before = line - 1;
        while (before > 0 && source.line(before).isBlank()) {
            before--;
        }
        return before;
    }

    static Diagnostic problem(SourceText source) {
        var action = ACTION.matcher(source.text());
        var problem = Diagnostic.error("helm-template", "`{{` is a Helm template, which coop does not render");
        return (action.find() ? problem.at(source.locate(action.start(), action.end())) : problem)
                .hint("keep what `helm template` prints here instead; where `{{` is meant as text, it goes in quotes");
    }
}
