package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.image.BuildForm;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What {@code build} names has the form that a build asks for. */
public final class BuildsAreWellFormed implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        var build = subject.coop().mapping("build").orElse(YamlMapping.empty());
        return Stream.of(
                        problems(build.at("base").stream(), BuildForm::base),
                        problems(build.at("user").stream(), BuildForm::user),
                        problems(build.items("platforms").stream(), BuildForm::platform),
                        problems(
                                build.mapping("copy").orElse(YamlMapping.empty()).entries().stream()
                                        .map(YamlMapping.Entry::value)
                                        // What does not begin with a slash, the schema tells.
                                        .filter(to -> to instanceof YamlScalar path
                                                && path.text().startsWith("/")),
                                BuildForm::target))
                .flatMap(each -> each);
    }

    private static Stream<Diagnostic> problems(
            Stream<YamlNode> values, Function<String, Optional<Diagnostic>> problem) {
        return values.flatMap(value -> value instanceof YamlScalar scalar && !scalar.isNull()
                ? problem.apply(scalar.text()).map(found -> found.at(scalar.location())).stream()
                : Stream.empty());
    }
}
