package dev.coop.resources;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.yaml.SourceText;
import java.util.regex.Pattern;

/** A file that Helm would have to fill in before it is YAML. */
final class HelmTemplate {
    private static final Pattern ACTION = Pattern.compile("\\{\\{");

    private HelmTemplate() {}

    static boolean isIn(SourceText source) {
        return ACTION.matcher(source.text()).find();
    }

    static Diagnostic problem(SourceText source) {
        var action = ACTION.matcher(source.text());
        var problem = Diagnostic.error("helm-template", "`{{` is a Helm template, which coop does not render");
        return (action.find() ? problem.at(source.locate(action.start(), action.end())) : problem)
                .hint("keep what `helm template` prints here instead; where `{{` is meant as text, it goes in quotes");
    }
}
