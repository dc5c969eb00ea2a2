package dev.coop.forge.github;

import dev.coop.forge.Pages;
import dev.coop.http.Answer;
import dev.coop.http.Call;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonSyntaxException;
import dev.coop.json.JsonValue;
import dev.coop.json.JsonWriter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Calls of one repository's API that github-api does not have, or for which it reads more than is needed
 * (https://docs.github.com/en/rest).
 */
final class RepositoryCalls {
    private static final int PAGE = 100;

    private final GitHubConnection connection;
    private final String repository;

    RepositoryCalls(GitHubConnection connection, String endpoint, String name) {
        this.connection = connection;
        this.repository = endpoint + "/repos/" + name;
    }

    /** Reads an object; the path begins with a slash, or is empty for the repository itself. */
    JsonObject read(String path) {
        return object(connection.send(call("GET", path)));
    }

    /**
     * Reads a list to its end.
     *
     * @param path without a query
     * @param items finds the list in a page
     */
    List<JsonObject> readAll(String path, Function<JsonValue, List<JsonObject>> items) {
        return Pages.all("per_page=" + PAGE, query -> {
            var answer = connection.send(call("GET", path + "?" + query));
            return new Pages.Page<>(answer, items.apply(value(answer)));
        });
    }

    /** Sends what changes something. */
    JsonObject change(String method, String path, JsonObject body) {
        return object(connection.send(call(method, path).json(JsonWriter.writeCompact(body))));
    }

    /**
     * Sends what changes something, where some refusals are an answer too.
     *
     * @param expected the statuses that are no failure though they refuse
     */
    Answer tried(String method, String path, JsonObject body, Set<Integer> expected) {
        var call = call(method, path).json(JsonWriter.writeCompact(body));
        var answer = connection.answer(call);
        if (answer.status() >= 400 && !expected.contains(answer.status())) {
            throw connection.refused(call, answer);
        }
        return answer;
    }

    private Call call(String method, String path) {
        return Call.of(GitHubForge.NAME, method, URI.create(repository + path))
                .header("Accept", "application/vnd.github+json");
    }

    static JsonObject object(Answer answer) {
        return Optional.of(value(answer))
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .orElseGet(JsonObject::empty);
    }

    private static JsonValue value(Answer answer) {
        try {
            return JsonReader.read(answer.body());
        } catch (JsonSyntaxException e) {
            throw GitHubForge.unexpected(e);
        }
    }
}
