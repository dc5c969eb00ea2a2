package dev.coop.validate.rule;

import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.validate.subject.Resource;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.validate.subject.View;
import dev.coop.yaml.Span;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every variable of the kind {@code ${coop.app}} is one that coop fills in; with two dollar signs it stands for itself.
 */
public final class VariablesAreKnown implements Rule {
    private static final List<String> KNOWN = List.of("app", "environment", "namespace", "image", "host");
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{coop\\.([^}\\s]*)(}?)");

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        var extra = subject.resources().stream()
                .flatMap(resource -> scalars(resource.content())
                        .flatMap(VariablesAreKnown::spans)
                        .flatMap(span -> problems(span, hostless(subject, resource))));
        var patches = subject.written().stream()
                .flatMap(settings -> settings.items("patches").stream())
                .flatMap(VariablesAreKnown::scalars)
                .flatMap(VariablesAreKnown::spans)
                .flatMap(span -> problems(span, subject.views().stream().noneMatch(View::isExposed)));
        return Stream.concat(extra, patches);
    }

    /** Whether there is no host to fill in where the resource goes. */
    private static boolean hostless(Subject subject, Resource resource) {
        var views = subject.views().stream().filter(resource::isIn).toList();
        return subject.platform().isPresent()
                ? !views.stream().allMatch(View::isExposed)
                : views.stream().noneMatch(View::isExposed);
    }

    private static Stream<YamlScalar> scalars(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar -> Stream.of(scalar);
            case YamlSequence list -> list.items().stream().flatMap(VariablesAreKnown::scalars);
            case YamlMapping mapping ->
                mapping.entries().stream()
                        .flatMap(entry -> Stream.concat(Stream.of(entry.key()), scalars(entry.value())));
        };
    }

    private static Stream<Span> spans(YamlScalar scalar) {
        return scalar.text().contains("${coop.") ? scalar.span().stream() : Stream.empty();
    }

    private static Stream<Diagnostic> problems(Span span, boolean hostless) {
        return VARIABLE.matcher(span.source().text().substring(span.start(), span.end()))
                .results()
                .flatMap(found -> problem(found, hostless)
                        .map(problem -> problem.at(
                                span.source().locate(span.start() + found.start(), span.start() + found.end()))));
    }

    private static Stream<Diagnostic> problem(MatchResult found, boolean hostless) {
        var name = found.group(1);
        if (found.group(2).isEmpty()) {
            return Stream.of(Diagnostic.error("unknown-variable", "`" + found.group() + "` has no `}` at its end")
                    .hint("write `$${coop.` for the characters themselves"));
        }
        if (!KNOWN.contains(name)) {
            return Stream.of(Diagnostic.error("unknown-variable", "unknown variable `${coop." + name + "}`")
                    .hint(Closest.to(name, KNOWN)
                            .map(meant -> "did you mean `${coop." + meant + "}`?")
                            .orElse("there are " + String.join(", ", KNOWN)
                                    + "; write `$${coop.` for the characters themselves")));
        }
        return name.equals("host") && hostless
                ? Stream.of(Diagnostic.error(
                                "variable-without-host", "`${coop.host}` stands for nothing: the app is not exposed")
                        .hint("add `expose: true` to coop.yaml"))
                : Stream.empty();
    }
}
