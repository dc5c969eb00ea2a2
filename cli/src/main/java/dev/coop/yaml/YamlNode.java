package dev.coop.yaml;

import dev.coop.diagnostic.Location;
import java.util.List;
import java.util.Optional;

/** A node of a YAML document, immutable; one that was read knows its place, one that was made has none. */
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar {

    /** Returns where the node stands, if it was read from a text. */
    Optional<Span> span();

    /** Returns the node's place for a person, if it was read from a text. */
    default Optional<Location> location() {
        return span().map(Span::location);
    }

    /** Returns what it is in a person's words, such as {@code a list}. */
    String describe();

    /** Makes a string. */
    static YamlScalar text(String value) {
        return new YamlScalar(value, YamlScalar.Type.STRING, Optional.empty());
    }

    /** Makes a whole number. */
    static YamlScalar number(long value) {
        return new YamlScalar(Long.toString(value), YamlScalar.Type.INTEGER, Optional.empty());
    }

    /** Makes a true or false. */
    static YamlScalar flag(boolean value) {
        return new YamlScalar(Boolean.toString(value), YamlScalar.Type.BOOLEAN, Optional.empty());
    }

    /** Makes a list. */
    static YamlSequence list(List<? extends YamlNode> items) {
        return new YamlSequence(List.copyOf(items), Optional.empty());
    }

    /** Makes a list of strings. */
    static YamlSequence texts(List<String> values) {
        return list(values.stream().map(YamlNode::text).toList());
    }
}
