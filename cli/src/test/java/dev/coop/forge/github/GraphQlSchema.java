package dev.coop.forge.github;

import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What GitHub publishes of its GraphQL API: the fields of each type, and what each may be asked with. */
final class GraphQlSchema {
    private static final Pattern WORD = Pattern.compile("\\.\\.\\.|[{}():]|\\$?[A-Za-z_][A-Za-z0-9_]*!?|[0-9]+");

    private final Map<String, JsonObject> types;

    private GraphQlSchema(Map<String, JsonObject> types) {
        this.types = types;
    }

    static GraphQlSchema read(Path file) {
        try {
            var document = JsonReader.readObject(Files.readString(file));
            var schema = document.object("__schema")
                    .or(() -> document.object("data", "__schema"))
                    .orElseThrow();
            return new GraphQlSchema(schema.objects("types").stream()
                    .collect(Collectors.toMap(each -> each.text("name").orElseThrow(), Function.identity())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the values of an enumeration. */
    List<String> values(String type) {
        return type(type).objects("enumValues").stream()
                .flatMap(each -> each.text("name").stream())
                .toList();
    }

    /** Returns what a query or mutation asks for that is not there. */
    List<String> problems(String document) {
        var words = new ArrayList<>(
                WORD.matcher(document).results().map(MatchResult::group).toList());
        var root = words.removeFirst().equals("mutation") ? "Mutation" : "Query";
        while (!words.getFirst().equals("{")) {
            words.removeFirst();
        }
        var problems = new ArrayList<String>();
        selection(words, root, problems);
        return problems;
    }

    /** Reads from one brace to the one that closes it. */
    private void selection(List<String> words, String type, List<String> problems) {
        words.removeFirst();
        while (!words.getFirst().equals("}")) {
            var word = words.removeFirst();
            if (word.equals("...")) {
                words.removeFirst();
                selection(words, words.removeFirst(), problems);
                continue;
            }
            var field = named(type(type).objects("fields"), word);
            if (field.isEmpty()) {
                problems.add(type + " has no field " + word);
            }
            if (words.getFirst().equals("(")) {
                arguments(words, word, field, problems);
            }
            if (words.getFirst().equals("{")) {
                selection(words, field.flatMap(GraphQlSchema::typeOf).orElse("Query"), problems);
            }
        }
        words.removeFirst();
    }

    private static void arguments(List<String> words, String name, Optional<JsonObject> field, List<String> problems) {
        words.removeFirst();
        while (!words.getFirst().equals(")")) {
            var argument = words.removeFirst();
            words.removeFirst();
            words.removeFirst();
            if (field.isPresent()
                    && named(field.get().objects("args"), argument).isEmpty()) {
                problems.add(name + " has no argument " + argument);
            }
        }
        words.removeFirst();
    }

    private JsonObject type(String name) {
        return Optional.ofNullable(types.get(name)).orElseThrow();
    }

    private static Optional<JsonObject> named(List<JsonObject> all, String name) {
        return all.stream()
                .filter(each -> each.text("name").filter(name::equals).isPresent())
                .findFirst();
    }

    /** The name is inside whatever says that there are several, or at least one. */
    private static Optional<String> typeOf(JsonObject field) {
        var type = field.object("type");
        while (type.flatMap(each -> each.object("ofType")).isPresent()) {
            type = type.flatMap(each -> each.object("ofType"));
        }
        return type.flatMap(each -> each.text("name"));
    }
}
