package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlScalar;
import java.util.stream.Stream;

/** The folder of extra resources that coop.yaml names is there. */
public final class ResourcesFolderExists implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.coop().at("resources").stream()
                .filter(YamlScalar.class::isInstance)
                .map(YamlScalar.class::cast)
                .filter(folder -> !subject.exists().test(folder.text()))
                .map(folder -> Diagnostic.error("missing-file", "there is no folder `" + folder.text() + "`")
                        .at(folder.location())
                        .hint("correct the path, or remove `resources` if the app brings none"));
    }
}
