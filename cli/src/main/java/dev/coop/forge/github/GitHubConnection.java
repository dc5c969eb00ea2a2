package dev.coop.forge.github;

import dev.coop.config.Token;
import dev.coop.diagnostic.Failure;
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
    private final Optional<Token> token;

    GitHubConnection(RemoteCaller caller, Optional<Token> token) {
        this.caller = caller;
        this.token = token;
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
        return caller.send(token.map(each -> call.header("Authorization", "Bearer " + each.secret()))
                .orElse(call)
                .header("X-GitHub-Api-Version", "2022-11-28"));
    }

    /** Returns what a refusal means. */
    Failure refused(Call call, Answer answer) {
        return Refusals.failure(call, answer, token.isPresent());
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
