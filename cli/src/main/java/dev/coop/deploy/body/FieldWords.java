package dev.coop.deploy.body;

import dev.coop.deploy.change.FieldChange;
import dev.coop.deploy.change.ResourceChange;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in a line which fields of a resource change. */
final class FieldWords {
    private static final int MOST = 8;
    private static final int LONGEST_VALUE = 60;

    private FieldWords() {}

    /** Returns such as {@code image, env `LOG_LEVEL` `info` → `warn`}; nothing when only the source commit is noted. */
    static String of(ResourceChange change) {
        var words = change.fields().stream()
                .filter(field -> !isProvenance(field))
                .map(field -> words(change, field))
                .distinct()
                .toList();
        var shown = words.size() > MOST ? words.subList(0, MOST) : words;
        var rest = words.size() - shown.size();
        return String.join(", ", shown) + (rest > 0 ? " and " + rest + " more fields" : "");
    }

    /** Every deploy notes its source commit on the workload, which restarts nothing. */
    private static boolean isProvenance(FieldChange field) {
        return field.path().size() == 3
                && field.path().subList(0, 2).equals(List.of("metadata", "annotations"))
                && field.name().startsWith("coop/source-");
    }

    private static String words(ResourceChange change, FieldChange field) {
        var path = new ArrayList<>(field.path());
        for (var outer : List.of("spec", "jobTemplate", "spec", "template", "spec")) {
            if (path.size() > 1 && path.getFirst().equals(outer)) {
                path.removeFirst();
            }
        }
        var container = "";
        if (path.size() > 2 && path.getFirst().endsWith("ontainers")) {
            container = path.get(1).equals(change.name()) ? "" : "container " + Markdown.code(path.get(1)) + " ";
            path.subList(0, 2).clear();
        }
        var what = container + named(path);
        if (path.equals(List.of("image"))) {
            return what;
        }
        return what + values(change, field);
    }

    private static String named(List<String> path) {
        if (path.getFirst().equals("env") && path.size() > 1) {
            return "env " + Markdown.code(path.get(1));
        }
        return path.size() == 1 && path.getFirst().matches("[a-z]+")
                ? path.getFirst()
                : Markdown.code(String.join(".", path));
    }

    private static String values(ResourceChange change, FieldChange field) {
        if (field.before().isEmpty()) {
            return shown(change, field.after()).map(value -> " " + value).orElse("") + " added";
        }
        if (field.after().isEmpty()) {
            return " removed";
        }
        var old = shown(change, field.before());
        var now = shown(change, field.after());
        return old.isPresent() && now.isPresent() ? " " + old.get() + " → " + now.get() : "";
    }

    private static Optional<String> shown(ResourceChange change, Optional<YamlNode> node) {
        return node.flatMap(value -> value instanceof YamlScalar scalar
                        && !change.kind().equals("Secret")
                        && scalar.text().length() <= LONGEST_VALUE
                        && scalar.text().indexOf('\n') < 0
                ? Optional.of(Markdown.code(scalar.text()))
                : Optional.empty());
    }
}
