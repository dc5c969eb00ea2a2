package dev.coop.resources;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.Span;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import java.util.Optional;

/**
 * A text whose variables are words of the same length, so that an unquoted variable is YAML everywhere, also within
 * braces, and every offset stays what it is. What was read from it is given back as it was written.
 */
final class MaskedText {
    private static final char FIRST_PRIVATE = '\uE000';
    private static final char LAST_PRIVATE = '\uF8FC';

    private final SourceText written;
    private final SourceText masked;
    private final char dollar;
    private final boolean plain;

    MaskedText(SourceText written) {
        this.written = written;
        this.dollar = unused(written.text());
        this.plain = !Variables.usedIn(written.text());
        this.masked = plain ? written : new SourceText(written.name(), mask(written.text()));
    }

    /** The first of three characters that the text does not hold. */
    private static char unused(String text) {
        var first = FIRST_PRIVATE;
        while (first < LAST_PRIVATE
                && (text.indexOf(first) >= 0 || text.indexOf(first + 1) >= 0 || text.indexOf(first + 2) >= 0)) {
            first = (char) (first + 3);
        }
        return first;
    }

    private String mask(String text) {
        return Variables.USE.matcher(text).replaceAll(use -> use.group()
                .replace('$', dollar)
                .replace('{', (char) (dollar + 1))
                .replace('}', (char) (dollar + 2)));
    }

    private String unmask(String text) {
        return text.replace(dollar, '$').replace((char) (dollar + 1), '{').replace((char) (dollar + 2), '}');
    }

    /** Returns the text as it was written. */
    SourceText written() {
        return written;
    }

    /** Returns the text to be read. */
    SourceText masked() {
        return masked;
    }

    /** Whether there is a variable in it, or the escape of one. */
    boolean holdsVariables() {
        return !isPlain();
    }

    private boolean isPlain() {
        return plain;
    }

    /** Returns a problem as people see the text. */
    Diagnostic asWritten(Diagnostic found) {
        if (isPlain()) {
            return found;
        }
        return new Diagnostic(
                found.severity(),
                found.code(),
                unmask(found.message()),
                found.location().map(this::asWritten),
                found.hint().map(this::unmask));
    }

    private Location asWritten(Location place) {
        return switch (place) {
            case Location.InFile in ->
                new Location.InFile(in.file(), in.line(), in.column(), in.width(), unmask(in.sourceLine()));
            case Location.OfFile file -> file;
            case Location.OnRemote remote -> remote;
        };
    }

    /** Returns a node as it was written. */
    YamlNode asWritten(YamlNode node) {
        if (isPlain()) {
            return node;
        }
        return switch (node) {
            case YamlScalar scalar -> asWritten(scalar);
            case YamlSequence list ->
                new YamlSequence(list.items().stream().map(this::asWritten).toList(), asWritten(list.span()));
            case YamlMapping mapping ->
                new YamlMapping(
                        mapping.entries().stream()
                                .map(entry ->
                                        new YamlMapping.Entry(asWritten(entry.key()), asWritten(entry.value())))
                                .toList(),
                        asWritten(mapping.span()));
        };
    }

    private YamlScalar asWritten(YamlScalar scalar) {
        return new YamlScalar(unmask(scalar.text()), scalar.type(), asWritten(scalar.span()));
    }

    private Optional<Span> asWritten(Optional<Span> span) {
        return span.map(each -> new Span(written, each.start(), each.end()));
    }
}
