package dev.coop.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keys and values in the order they were written. A text may hold a key twice; look-ups then find the last one, and
 * {@link YamlReader} has reported it.
 *
 * @param entries in order
 * @param span where it stands
 */
public record YamlMapping(List<Entry> entries, Optional<Span> span) implements YamlNode {

    /** One key with its value. */
    public record Entry(YamlScalar key, YamlNode value) {}

    public YamlMapping {
        entries = List.copyOf(entries);
    }

    /** Makes an empty mapping. */
    public static YamlMapping empty() {
        return new YamlMapping(List.of(), Optional.empty());
    }

    /** Makes a mapping of one key. */
    public static YamlMapping of(String key, YamlNode value) {
        return empty().with(key, value);
    }

    /** Makes a mapping of one key with a string. */
    public static YamlMapping of(String key, String value) {
        return empty().with(key, value);
    }

    /** Returns a copy in which the key has this value: in its old place if it was there, else at the end. */
    public YamlMapping with(String key, YamlNode value) {
        var copy = new ArrayList<Entry>(entries.size() + 1);
        var replaced = false;
        for (var entry : entries) {
            if (entry.key().text().equals(key)) {
                if (!replaced) {
                    copy.add(new Entry(entry.key(), value));
                    replaced = true;
                }
            } else {
                copy.add(entry);
            }
        }
        if (!replaced) {
            copy.add(new Entry(YamlNode.text(key), value));
        }
        return new YamlMapping(copy, span);
    }

    /** Returns a copy in which the key has this string. */
    public YamlMapping with(String key, String value) {
        return with(key, YamlNode.text(value));
    }

    /** Returns a copy in which the key has the value, if there is one; this mapping otherwise. */
    public YamlMapping with(String key, Optional<? extends YamlNode> value) {
        return value.<YamlMapping>map(node -> with(key, node)).orElse(this);
    }

    /** Returns a copy without the key. */
    public YamlMapping without(String key) {
        return new YamlMapping(
                entries.stream()
                        .filter(entry -> !entry.key().text().equals(key))
                        .toList(),
                span);
    }

    /** Returns the value at the end of a path of keys, if every step of it is there. */
    public Optional<YamlNode> at(String... path) {
        YamlNode found = this;
        for (var key : path) {
            var next = found instanceof YamlMapping mapping ? mapping.entry(key) : Optional.<Entry>empty();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            found = next.get().value();
        }
        return Optional.of(found);
    }

    /** Returns the entry of a key. */
    public Optional<Entry> entry(String key) {
        for (var i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).key().text().equals(key)) {
                return Optional.of(entries.get(i));
            }
        }
        return Optional.empty();
    }

    /** Returns the text of the scalar at the end of a path, if there is one that is not null. */
    public Optional<String> text(String... path) {
        return at(path).flatMap(node ->
                node instanceof YamlScalar scalar && !scalar.isNull() ? Optional.of(scalar.text()) : Optional.empty());
    }

    /** Returns the mapping at the end of a path, if there is one. */
    public Optional<YamlMapping> mapping(String... path) {
        return at(path).flatMap(node -> node instanceof YamlMapping mapping ? Optional.of(mapping) : Optional.empty());
    }

    /** Returns the items of the list at the end of a path; none if there is no list. */
    public List<YamlNode> items(String... path) {
        return at(path).map(node -> node instanceof YamlSequence list ? list.items() : List.<YamlNode>of())
                .orElse(List.of());
    }

    /** Returns the texts of the scalars in the list at the end of a path; none if there is no list. */
    public List<String> texts(String... path) {
        return items(path).stream()
                .filter(YamlScalar.class::isInstance)
                .map(node -> ((YamlScalar) node).text())
                .toList();
    }

    /** Returns the keys in order. */
    public List<String> keys() {
        return entries.stream().map(entry -> entry.key().text()).toList();
    }

    @Override
    public String describe() {
        return "keys with values";
    }
}
