package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import java.util.stream.Stream;

/** An extra resource goes into the app's namespace, which the platform names. */
public final class NamespacesAreLeftToThePlatform implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.resources().stream()
                .filter(resource -> resource.content()
                        .text("metadata", "namespace")
                        .filter(namespace -> !namespace.isEmpty() && !namespace.equals("${coop.namespace}"))
                        .isPresent())
                .map(resource -> Diagnostic.error(
                                "namespace-set", resource.title() + " names its namespace, which the platform decides")
                        .at(resource.place("metadata", "namespace"))
                        .hint("remove `namespace`, or write `\"${coop.namespace}\"`"));
    }
}
