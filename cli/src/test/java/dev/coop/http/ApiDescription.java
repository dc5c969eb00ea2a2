package dev.coop.http;

import dev.coop.json.JsonArray;
import dev.coop.json.JsonNull;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonText;
import dev.coop.json.JsonValue;
import dev.coop.json.JsonWriter;
import dev.harrel.jsonschema.ValidatorFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A published description of an API (OpenAPI 3.0 or Swagger 2.0), to check requests and answers against. */
public final class ApiDescription {
    private final JsonObject description;
    private final JsonObject definitions;
    private final String prefix;
    private final ConcurrentHashMap<JsonValue, String> schemas = new ConcurrentHashMap<>();

    private ApiDescription(JsonObject description) {
        this.description = description;
        var openApi = description.object("components", "schemas");
        this.definitions = openApi.or(() -> description.object("definitions")).orElseThrow();
        this.prefix = openApi.isPresent() ? "#/components/schemas/" : "#/definitions/";
    }

    public static ApiDescription read(Path file) {
        try {
            return new ApiDescription(JsonReader.readObject(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what is wrong with a request and its answer; nothing if they are as described. */
    public List<String> problems(LoopbackServer.Request request, LoopbackServer.Reply reply) {
        return operation(request)
                .map(operation -> Stream.of(
                                inQuery(operation, request).stream(),
                                inBody(operation, request).stream(),
                                inReply(operation, reply).stream())
                        .flatMap(each -> each)
                        .map(problem -> request.method() + " " + request.target() + ": " + problem)
                        .toList())
                .orElseGet(() -> List.of("no such operation: " + request.method() + " " + request.path()));
    }

    private Optional<JsonObject> operation(LoopbackServer.Request request) {
        var base = description.text("basePath").orElse("");
        var path = request.path().startsWith(base) ? request.path().substring(base.length()) : request.path();
        // Some servers take the rest of a path for the last parameter, such as a branch with slashes.
        return operation(request, path, "[^/]+").or(() -> operation(request, path, ".+"));
    }

    private Optional<JsonObject> operation(LoopbackServer.Request request, String asked, String last) {
        return description.object("paths").orElseThrow().members().entrySet().stream()
                .filter(path -> asked.matches(
                        path.getKey().replaceFirst("\\{[^}]+}$", last).replaceAll("\\{[^}]+}", "[^/]+")))
                .sorted(Comparator.comparingLong(path ->
                        path.getKey().chars().filter(each -> each == '{').count()))
                .map(path -> (JsonObject) path.getValue())
                .flatMap(path -> path.object(request.method().toLowerCase(java.util.Locale.ROOT)).stream())
                .findFirst();
    }

    private List<String> inQuery(JsonObject operation, LoopbackServer.Request request) {
        var problems = new ArrayList<String>();
        for (var pair : query(request).entrySet()) {
            var parameter = operation.objects("parameters").stream()
                    .map(this::resolved)
                    .filter(each -> each.text("in").filter("query"::equals).isPresent())
                    .filter(each ->
                            each.text("name").filter(pair.getKey()::equals).isPresent())
                    .findFirst();
            if (parameter.isEmpty()) {
                problems.add("no such query parameter: " + pair.getKey());
                continue;
            }
            var allowed = Stream.concat(
                            parameter.orElseThrow().texts("schema", "enum").stream(),
                            parameter.orElseThrow().texts("enum").stream())
                    .toList();
            if (!allowed.isEmpty() && !allowed.contains(pair.getValue())) {
                problems.add(pair.getKey() + " is none of " + allowed);
            }
        }
        return problems;
    }

    private static java.util.Map<String, String> query(LoopbackServer.Request request) {
        var found = new LinkedHashMap<String, String>();
        var query = Optional.ofNullable(java.net.URI.create(request.target()).getQuery())
                .orElse("");
        for (var pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                found.put(pair.replaceFirst("=.*", ""), pair.replaceFirst("[^=]*=?", ""));
            }
        }
        return found;
    }

    private List<String> inBody(JsonObject operation, LoopbackServer.Request request) {
        if (request.body().isEmpty()) {
            return List.of();
        }
        var schema = operation
                .at("requestBody", "content", "application/json", "schema")
                .or(() -> inSwagger(operation));
        if (schema.isEmpty()) {
            return List.of("takes no body");
        }
        var problems = new ArrayList<>(check(schema.orElseThrow(), request.body()));
        var known = schema.filter(JsonObject.class::isInstance)
                .flatMap(each -> resolved((JsonObject) each).object("properties"))
                .map(each -> each.members().keySet());
        JsonReader.readObject(request.body()).members().keySet().stream()
                .filter(name -> known.filter(names -> !names.contains(name)).isPresent())
                .forEach(name -> problems.add("no such member of the body: " + name));
        return problems;
    }

    private static Optional<JsonValue> inSwagger(JsonObject operation) {
        return operation.objects("parameters").stream()
                .filter(each -> each.text("in").filter("body"::equals).isPresent())
                .flatMap(each -> each.at("schema").stream())
                .findFirst();
    }

    private List<String> inReply(JsonObject operation, LoopbackServer.Reply reply) {
        var response = operation
                .object("responses", Integer.toString(reply.status()))
                .or(() -> operation.object("responses", "default").filter(_ -> reply.status() >= 400));
        if (response.isEmpty()) {
            // Outages and refusals of the token stand in few descriptions.
            return reply.status() >= 500 || reply.status() == 401 || reply.status() == 404 || reply.status() == 403
                    ? List.of()
                    : List.of("never answers " + reply.status());
        }
        var described = resolved(response.orElseThrow());
        return described
                .at("content", "application/json", "schema")
                .or(() -> described.at("schema"))
                .map(schema -> check(schema, openApi() ? reply.body() : withoutNulls(reply.body())))
                .orElse(List.of());
    }

    private boolean openApi() {
        return prefix.startsWith("#/components/");
    }

    /** Swagger 2.0 cannot say that something may be null. */
    private static String withoutNulls(String body) {
        return body.isBlank() ? "null" : JsonWriter.writeCompact(withoutNulls(JsonReader.read(body)));
    }

    private static JsonValue withoutNulls(JsonValue value) {
        return switch (value) {
            case JsonArray(var items) ->
                new JsonArray(items.stream().map(ApiDescription::withoutNulls).toList());
            case JsonObject(var members) -> {
                var kept = new LinkedHashMap<String, JsonValue>();
                members.forEach((name, member) -> {
                    if (!(member instanceof JsonNull)) {
                        kept.put(name, withoutNulls(member));
                    }
                });
                yield new JsonObject(kept);
            }
            default -> value;
        };
    }

    private JsonObject resolved(JsonObject object) {
        return object.text("$ref")
                .flatMap(ref -> description.object(ref.substring(2).split("/")))
                .orElse(object);
    }

    private List<String> check(JsonValue schema, String instance) {
        var text = schemas.computeIfAbsent(schema, this::document);
        var result = new ValidatorFactory().withDisabledSchemaValidation(true).validate(text, instance);
        return result.getErrors().stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getError())
                .distinct()
                .limit(10)
                .toList();
    }

    /** Makes a JSON Schema of its own of a part of the description, with all that it refers to. */
    private String document(JsonValue schema) {
        var needed = new LinkedHashMap<String, JsonValue>();
        var body = converted(schema, needed);
        return JsonWriter.writeCompact(JsonObject.empty()
                .with("$schema", "https://json-schema.org/draft/2020-12/schema")
                .with("allOf", List.of(body))
                .with("$defs", new JsonObject(needed)));
    }

    private JsonValue converted(JsonValue value, java.util.Map<String, JsonValue> needed) {
        return switch (value) {
            case JsonArray(var items) ->
                new JsonArray(
                        items.stream().map(item -> converted(item, needed)).toList());
            case JsonObject object -> nullable(object, members(object, needed));
            default -> value;
        };
    }

    private JsonObject members(JsonObject object, java.util.Map<String, JsonValue> needed) {
        var copy = new LinkedHashMap<String, JsonValue>();
        object.members().forEach((name, member) -> {
            if (name.equals("$ref") && member instanceof JsonText(var ref) && ref.startsWith(prefix)) {
                var definition = ref.substring(prefix.length());
                copy.put(name, new JsonText("#/$defs/" + definition));
                if (!needed.containsKey(definition)) {
                    needed.put(definition, JsonObject.empty());
                    needed.put(definition, converted(definitions.at(definition).orElseThrow(), needed));
                }
            } else if (!List.of("nullable", "example", "examples", "format", "title", "description")
                            .contains(name)
                    || !(member instanceof JsonText || member instanceof dev.coop.json.JsonFlag)) {
                copy.put(name, converted(member, needed));
            }
        });
        return new JsonObject(copy);
    }

    private static JsonObject nullable(JsonObject before, JsonObject after) {
        return before.flag("nullable").filter(yes -> yes).isEmpty()
                ? after
                : JsonObject.empty().with("anyOf", List.of(JsonObject.empty().with("type", "null"), after));
    }
}
