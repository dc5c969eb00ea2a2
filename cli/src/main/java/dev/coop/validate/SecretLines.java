package dev.coop.validate;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.resources.Resource;
import dev.coop.yaml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The lines in which Secrets have their values: nobody shows them, whatever else is wrong in them. */
final class SecretLines {
    private record Lines(String file, int first, int last) {
        boolean hold(Location.InFile place) {
            return place.file().equals(file) && place.line() >= first && place.line() <= last;
        }
    }

    private final List<Lines> secret = new ArrayList<>();

    SecretLines(List<Resource> resources) {
        resources.stream()
                .filter(Resource::isSecret)
                .flatMap(resource ->
                        Stream.of("data", "stringData").flatMap(part -> resource.content().at(part).stream()))
                .flatMap(node -> node.span().stream())
                .forEach(span -> secret.add(lines(span)));
    }

    private static Lines lines(Span span) {
        var source = span.source();
        return new Lines(
                source.name(),
                span.location().line(),
                source.locate(span.end(), span.end()).line());
    }

    /** Returns a finding without the line, if that may hold a value. */
    Diagnostic hidden(Diagnostic diagnostic) {
        return diagnostic.location().isPresent()
                        && diagnostic.location().get() instanceof Location.InFile place
                        && secret.stream().anyMatch(lines -> lines.hold(place))
                ? diagnostic.at(place.withoutLine())
                : diagnostic;
    }
}
