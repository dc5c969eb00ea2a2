package dev.coop.validate.rule;

import dev.coop.app.ResourcesFolder;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlScalar;
import java.util.stream.Stream;

/** A folder of extra resources that coop.yaml names is there: Git keeps none without a file in it. */
public final class ResourcesFolderExists implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.written().stream()
                .flatMap(settings -> settings.at("resources").stream())
                .filter(YamlScalar.class::isInstance)
                .map(YamlScalar.class::cast)
                .filter(folder -> !holdsFiles(folder.text(), subject))
                .map(folder -> Diagnostic.error("missing-file", "there is no folder `" + folder.text() + "`")
                        .at(folder.location())
                        .hint("correct the path, let Git have its files if it ignores them, or remove `resources` if"
                                + " the app brings none"));
    }

    private static boolean holdsFiles(String folder, Subject subject) {
        var prefix = ResourcesFolder.prefix(folder);
        return Stream.concat(
                        subject.files().files().keySet().stream(),
                        subject.files().problems().stream().map(problem -> problem.path() + "/"))
                .anyMatch(path -> path.startsWith(prefix));
    }
}
