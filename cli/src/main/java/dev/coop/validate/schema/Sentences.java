package dev.coop.validate.schema;

import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.validate.schema.Pointer.Target;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sentences about a file that is not as its schema says. */
final class Sentences {
    private static final String WRONG_VALUE = "wrong-value";

    private final String file;

    Sentences(String file) {
        this.file = file;
    }

    Diagnostic unknownKey(Target target, List<String> known, Optional<YamlMapping> topmost) {
        var key = target.key().map(YamlScalar::text).orElse("");
        var found = Diagnostic.error("unknown-key", "unknown key `" + key + "`")
                .at(target.key().flatMap(YamlNode::location));
        var meant = Closest.to(key, known);
        if (meant.isPresent()) {
            return found.hint("did you mean `" + meant.get() + "`?");
        }
        var atTheTop = topmost.flatMap(properties -> properties.entry(key)).isPresent();
        return found.hint(
                atTheTop
                        ? "`" + key + "` can only stand at the top level of the file"
                        : "known here: " + String.join(", ", known));
    }

    Diagnostic missingKey(Target target, String key, YamlMapping property) {
        var example = property.items("examples").stream()
                .filter(YamlScalar.class::isInstance)
                .map(value -> " " + ((YamlScalar) value).text())
                .findFirst()
                .orElse("");
        return Diagnostic.error("missing-key", "key `" + key + "` is missing")
                .at(place(target))
                .hint("add `" + key + ":" + example + "`");
    }

    Diagnostic wrongType(Target target, List<String> types, YamlMapping rules) {
        var found = Diagnostic.error(
                        "wrong-type",
                        target.name(file) + " must be " + inWords(types) + ", but is "
                                + target.node().describe())
                .at(place(target));
        return formHint(target.node(), rules)
                .or(() -> typeHint(target.node(), types))
                .map(found::hint)
                .orElse(found);
    }

    /** Quotes alone do not help a value that would then have the wrong form. */
    private static Optional<String> formHint(YamlNode node, YamlMapping rules) {
        return node instanceof YamlScalar scalar
                        && !scalar.isNull()
                        && rules.text("pattern")
                                .filter(form -> !new TextPattern(form).accepts(scalar.text()))
                                .isPresent()
                ? rules.text("patternErrorMessage")
                : Optional.empty();
    }

    private static Optional<String> typeHint(YamlNode node, List<String> types) {
        if (!(node instanceof YamlScalar scalar)) {
            return Optional.empty();
        }
        if (scalar.isNull()) {
            return Optional.of("give it a value, or remove the key");
        }
        if (types.contains("integer") && scalar.isPlain() && isNumberOfAnotherKind(scalar.text())) {
            return Optional.of("write it in digits alone");
        }
        if (scalar.type() != YamlScalar.Type.STRING) {
            return types.contains("string") ? Optional.of("put it in quotes") : Optional.empty();
        }
        if (types.contains("integer") && scalar.text().matches("[0-9]{1,9}")) {
            return Optional.of("remove the quotes");
        }
        var yes = List.of("yes", "on", "no", "off").contains(scalar.text());
        return yes && types.contains("boolean") ? Optional.of("write `true` or `false`") : Optional.empty();
    }

    /** A fraction, a power of ten, digits in groups or in base two: people and other readers of YAML write them. */
    private static boolean isNumberOfAnotherKind(String text) {
        return text.matches("[-+]?(\\.[0-9]+|[0-9][0-9_]*(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|0b[01]+");
    }

    Diagnostic noneOf(Target target, List<String> allowed) {
        var value = text(target);
        var found = Diagnostic.error(
                        WRONG_VALUE,
                        target.name(file) + " must be " + (allowed.size() > 1 ? "one of " : "")
                                + allowed.stream().map(each -> "`" + each + "`").collect(Collectors.joining(", "))
                                + ", but is "
                                + (target.node() instanceof YamlScalar scalar && !scalar.isNull()
                                        ? "`" + value + "`"
                                        : target.node().describe()))
                .at(place(target));
        return Closest.to(value, allowed)
                .map(meant -> found.hint("did you mean `" + meant + "`?"))
                .orElse(found);
    }

    Diagnostic wrongKey(YamlScalar key, Target mapping, YamlMapping rules) {
        var most = rules.text("maxLength").map(Integer::parseInt).orElse(Integer.MAX_VALUE);
        var tooLong = key.text().length() > most;
        var found = Diagnostic.error(
                        WRONG_VALUE,
                        mapping.name(file) + " cannot have the key `" + key.text() + "`"
                                + (tooLong ? ": it has more than " + most + " characters" : ""))
                .at(key.location());
        return rules.text("patternErrorMessage").map(found::hint).orElse(found);
    }

    Diagnostic wrongValue(Target target, String keyword, YamlMapping rules) {
        var name = target.name(file);
        var value = text(target);
        var limit = rules.text(keyword).orElse("");
        var message = switch (keyword) {
            case "minimum" -> name + " must be at least " + limit + ", but is " + value;
            case "maximum" -> name + " must be at most " + limit + ", but is " + value;
            case "minLength", "minItems", "minProperties" -> name + " must not be empty";
            case "maxLength" -> name + " has " + value.length() + " characters, at most " + limit + " are allowed";
            case "uniqueItems" -> name + " holds the same item twice";
            default -> name + " cannot be `" + abbreviated(value) + "`";
        };
        var found = Diagnostic.error(WRONG_VALUE, message).at(place(target));
        return keyword.equals("pattern")
                ? rules.text("patternErrorMessage").map(found::hint).orElse(found)
                : found;
    }

    private static String abbreviated(String value) {
        return value.codePointCount(0, value.length()) <= 60
                ? value
                : value.substring(0, value.offsetByCodePoints(0, 60)) + "…";
    }

    private static String text(Target target) {
        return target.node() instanceof YamlScalar scalar ? scalar.text() : "";
    }

    /** An empty value has no characters to mark; its key has. */
    private Optional<Location> place(Target target) {
        var empty = target.node() instanceof YamlScalar scalar && scalar.text().isEmpty();
        return (empty ? target.key().<YamlNode>map(key -> key) : Optional.of(target.node()))
                .flatMap(YamlNode::location)
                .or(() -> Optional.of(new Location.OfFile(file)));
    }

    private static String inWords(List<String> types) {
        if (types.containsAll(List.of("string", "number", "boolean"))) {
            return "a single value";
        }
        var words = types.stream().map(Sentences::inWords).toList();
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }

    private static String inWords(String type) {
        return switch (type) {
            case "string" -> "text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            case "null" -> "nothing";
            default -> "keys with values";
        };
    }
}
