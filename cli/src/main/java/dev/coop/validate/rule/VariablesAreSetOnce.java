package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.validate.subject.View;
import dev.coop.yaml.YamlMapping;
import java.util.stream.Stream;

/** A variable has its value from {@code env} or from {@code secrets}, not from both. */
public final class VariablesAreSetOnce implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.views().stream().flatMap(VariablesAreSetOnce::problems);
    }

    private static Stream<Diagnostic> problems(View view) {
        var secrets = view.settings().texts("secrets");
        return view.settings().mapping("env").orElse(YamlMapping.empty()).entries().stream()
                .map(YamlMapping.Entry::key)
                .filter(key -> secrets.contains(key.text()))
                .map(key -> Diagnostic.error(
                                "variable-set-twice", "`" + key.text() + "` stands under `env` and under `secrets`")
                        .at(key.location())
                        .hint("a secret value belongs under `secrets` only"));
    }
}
