package dev.coop.forge.github;

import dev.coop.http.Answer;
import dev.coop.http.Call;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonWriter;
import java.net.URI;
import java.util.List;

/** GitHub's GraphQL API (https://docs.github.com/en/graphql), for what REST does not have. */
final class GraphQl {
    private final GitHubConnection connection;
    private final URI address;

    /** @param endpoint the REST API's address; a server keeps the other beside it */
    GraphQl(GitHubConnection connection, String endpoint) {
        this.connection = connection;
        this.address = URI.create(endpoint.replaceFirst("/v3$", "") + "/graphql");
    }

    /** What came of a request: data, or errors in GitHub's words. */
    record Outcome(JsonObject data, List<JsonObject> errors) {}

    /**
     * Sends a mutation.
     *
     * @param mutation takes one variable, {@code $input}
     * @throws dev.coop.diagnostic.Failure when the token may not, or GitHub does not answer
     */
    Outcome send(String mutation, JsonObject input) {
        return ask(mutation, JsonObject.empty().with("input", input));
    }

    /**
     * Sends a query or a mutation.
     *
     * @throws dev.coop.diagnostic.Failure when the token may not, or GitHub does not answer
     */
    Outcome ask(String document, JsonObject variables) {
        var call = Call.of(GitHubForge.NAME, "POST", address)
                .header("Accept", "application/vnd.github+json")
                .json(JsonWriter.writeCompact(
                        JsonObject.empty().with("query", document).with("variables", variables)));
        var answer = connection.send(call);
        var body = RepositoryCalls.object(answer);
        var errors = body.objects("errors");
        // GraphQL answers 200 even so.
        for (var error : errors) {
            switch (error.text("type").orElse("")) {
                case "FORBIDDEN", "INSUFFICIENT_SCOPES" ->
                    throw connection.refused(call, new Answer(403, answer.headers(), answer.body()));
                case "RATE_LIMITED" -> throw connection.refused(call, new Answer(429, answer.headers(), answer.body()));
                case "NOT_FOUND" -> throw connection.refused(call, new Answer(404, answer.headers(), answer.body()));
                default -> {}
            }
        }
        return new Outcome(body.object("data").orElseGet(JsonObject::empty), errors);
    }
}
