package dev.coop.forge.github;

import dev.coop.config.Token;
import dev.coop.diagnostic.Failure;
import dev.coop.forge.RepositoryFacts;
import dev.coop.http.Answer;
import dev.coop.http.Call;
import dev.coop.http.RemoteCaller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * Carries github-api's requests, so that they have the same time limits, retries and trace as all others, and turns
 * what GitHub refuses into failures.
 */
final class GitHubConnection implements GitHubConnector {
    private final RemoteCaller caller;
    private final String endpoint;
    private final String repository;
    private final Optional<Token> token;
    private final Optional<String> outOfReach;

    /**
     * @param endpoint the API's address
     * @param repository whose pull requests it is about, such as {@code acme/deployments}
     * @param outOfReach the repository, where the token is a workflow's own and belongs to another one
     */
    GitHubConnection(
            RemoteCaller caller,
            String endpoint,
            String repository,
            Optional<Token> token,
            Optional<String> outOfReach) {
        this.caller = caller;
        this.endpoint = endpoint;
        this.repository = repository;
        this.token = token;
        this.outOfReach = outOfReach;
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        return new Response(request, send(call(request)));
    }

    /**
     * Sends a call with the token.
     *
     * @throws Failure when GitHub refuses it or does not answer
     */
    Answer send(Call call) {
        var answer = answer(call);
        if (answer.status() >= 400) {
            throw refused(call, answer);
        }
        return answer;
    }

    /** Sends a call with the token and returns the answer, whatever its status. */
    Answer answer(Call call) {
        try {
            return caller.send(token.map(each -> call.header("Authorization", "Bearer " + each.secret()))
                    .orElse(call)
                    .header("X-GitHub-Api-Version", "2022-11-28"));
        } catch (Failure silence) {
            throw Refusals.unanswered(silence, endpoint);
        }
    }

    /** Returns what a refusal means. */
    Failure refused(Call call, Answer answer) {
        return outOfReach
                .flatMap(other -> Refusals.ofWorkflow(call, answer, other))
                .or(() -> obstacle(call, answer))
                .orElseGet(() -> Refusals.failure(call, answer, token.isPresent()));
    }

    /** A refusal need not be about the token: what is archived nobody may change. */
    private Optional<Failure> obstacle(Call call, Answer answer) {
        if (call.method().equals("GET") || !Refusals.isForbidden(answer)) {
            return Optional.empty();
        }
        var asked = Call.of(GitHubForge.NAME, "GET", URI.create(endpoint + "/repos/" + repository));
        return Optional.of(answer(asked))
                .filter(Answer::worked)
                .flatMap(told ->
                        RepositoryFacts.of(Refusals.answered(asked, told)).obstacle());
    }

    private static Call call(GitHubConnectorRequest request) throws IOException {
        var call = Call.of(
                GitHubForge.NAME, request.method(), URI.create(request.url().toString()));
        for (var header : request.allHeaders().entrySet()) {
            // Only the client itself may ask for a compressed answer.
            if (!header.getKey().equalsIgnoreCase("Accept-Encoding")) {
                call = call.header(header.getKey(), header.getValue().getFirst());
            }
        }
        return withBody(call, request);
    }

    private static Call withBody(Call call, GitHubConnectorRequest request) throws IOException {
        var body = request.body();
        return request.hasBody() && body != null
                ? call.json(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                : call;
    }

    private static final class Response extends GitHubConnectorResponse.ByteArrayResponse {
        private final Answer answer;

        Response(GitHubConnectorRequest request, Answer answer) {
            super(request, answer.status(), answer.headers());
            this.answer = answer;
        }

        @Override
        protected @Nullable InputStream rawBodyStream() {
            return new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8));
        }
    }
}
