package dev.coop.forge.github;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.http.Answer;
import dev.coop.http.Call;
import dev.coop.json.JsonArray;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonSyntaxException;
import dev.coop.json.JsonValue;
import dev.coop.json.JsonWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The requests of GitHub's API that github-api does not have, or has only with others before it that an app's token may
 * not make.
 */
final class GitHubApi {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;[^,]*rel=\"next\"");
    private static final int MOST_PAGES = 100;

    private final GitHubConnection connection;
    private final String endpoint;
    private final String repository;

    /**
     * @param connection sends the requests
     * @param endpoint the API's address without a slash at its end
     * @param repository such as {@code acme/deployments}
     */
    GitHubApi(GitHubConnection connection, String endpoint, String repository) {
        this.connection = connection;
        this.endpoint = endpoint;
        this.repository = repository;
    }

    /** Returns an object below the repository, such as {@code pulls/12}. */
    JsonObject get(String path) {
        return object(connection.send(call("GET", address(path))));
    }

    /** Returns the items of every page of a list below the repository, at the name where a page is an object. */
    List<JsonObject> list(String path, String... name) {
        var found = new ArrayList<JsonObject>();
        var next = Optional.of(address(path + (path.contains("?") ? "&" : "?") + "per_page=100"));
        for (var pages = 0; next.isPresent() && pages < MOST_PAGES; pages++) {
            var answer = connection.send(call("GET", next.get()));
            found.addAll(objects(answer, name));
            next = answer.header("Link").flatMap(GitHubApi::next);
        }
        return found;
    }

    private static Optional<URI> next(String links) {
        var found = NEXT.matcher(links);
        return found.find() ? Optional.of(URI.create(found.group(1))) : Optional.empty();
    }

    /** Sends an object to a place below the repository; fails when GitHub refuses it. */
    void send(String method, String path, JsonObject body) {
        connection.send(call(method, address(path)).json(JsonWriter.writeCompact(body)));
    }

    /**
     * Sends an object to a place below the repository, and returns the answer also when it has one of some statuses.
     */
    Answer send(String method, String path, JsonObject body, Set<Integer> refusals) {
        return connection.send(call(method, address(path)).json(JsonWriter.writeCompact(body)), refusals);
    }

    /** Returns the answer to a GraphQL request, which has its errors in it. */
    JsonObject graph(String query, JsonObject variables) {
        var body = JsonObject.empty().with("query", query).with("variables", variables);
        return object(connection.send(call("POST", graph()).json(JsonWriter.writeCompact(body))));
    }

    /** A server has GraphQL beside the API's third version, GitHub's own hosts below the root. */
    private URI graph() {
        return URI.create(endpoint.replaceFirst("/api/v3$", "/api") + "/graphql");
    }

    private URI address(String path) {
        return URI.create(endpoint + "/repos/" + repository + (path.isEmpty() ? "" : "/" + path));
    }

    private static Call call(String method, URI address) {
        return Call.of(GitHubForge.NAME, method, address).header("Accept", "application/vnd.github+json");
    }

    static JsonObject object(Answer answer) {
        try {
            return JsonReader.readObject(answer.body());
        } catch (JsonSyntaxException notJson) {
            throw unexpected(notJson);
        }
    }

    private static List<JsonObject> objects(Answer answer, String... name) {
        try {
            return name.length > 0
                    ? JsonReader.readObject(answer.body()).objects(name)
                    : JsonReader.read(answer.body()) instanceof JsonArray list
                            ? list.items().stream().flatMap(GitHubApi::objectOf).toList()
                            : List.of();
        } catch (JsonSyntaxException notJson) {
            throw unexpected(notJson);
        }
    }

    private static Stream<JsonObject> objectOf(JsonValue value) {
        return value instanceof JsonObject object ? Stream.of(object) : Stream.empty();
    }

    /** Returns the failure of an answer of another form. */
    static Failure unexpected(Exception cause) {
        return new Failure(
                Failure.Kind.UNREACHABLE,
                Diagnostic.error("unexpected-answer", "cannot understand GitHub's answer")
                        .at(new Location.OnRemote(GitHubForge.NAME, "pull requests"))
                        .hint("check that the platform's `forge.api` is the address of GitHub's API"),
                cause);
    }
}
