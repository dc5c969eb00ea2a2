package dev.coop.forge;

import dev.coop.config.ForgeKind;
import dev.coop.diagnostic.Failure;
import dev.coop.http.Answer;
import dev.coop.http.Call;
import dev.coop.http.RemoteCaller;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonSyntaxException;
import dev.coop.source.RepositoryAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells which kind of forge a repository is on. */
public final class ForgeRecognition {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RemoteCaller caller;

    /** @param caller asks hosts whose name says nothing */
    public ForgeRecognition(RemoteCaller caller) {
        this.caller = caller;
    }

    /**
     * Tells a forge by the host's name; where that says nothing, by how the host answers three requests that carry no
     * credential. Only an answer that no other system gives counts, and only over TLS.
     */
    public Optional<ForgeKind> of(RepositoryAddress repository) {
        var host = repository.host();
        return host.flatMap(ForgeKind::ofHost)
                .or(() -> host.filter(_ -> repository.value().startsWith("https://"))
                        .flatMap(this::byAnswer));
    }

    private Optional<ForgeKind> byAnswer(String host) {
        try {
            if (answers(host, "/api/v4/version", ForgeRecognition::isGitLab)) {
                return Optional.of(ForgeKind.GITLAB);
            }
            if (answers(host, "/api/v1/version", ForgeRecognition::isGitea)) {
                return Optional.of(ForgeKind.GITEA);
            }
            return answers(host, "/api/v3/meta", ForgeRecognition::isEnterprise)
                    ? Optional.of(ForgeKind.GITHUB)
                    : Optional.empty();
        } catch (Failure notToBeReached) {
            // The repository may be reached by SSH alone; what cannot be recognised can be named.
            return Optional.empty();
        }
    }

    private boolean answers(String host, String path, Predicate<Answer> unmistakable) {
        return unmistakable.test(caller.send(Call.of(host, "GET", URI.create("https://" + host + path))
                .header("Accept", "application/json")
                .within(PATIENCE)));
    }

    /** GitLab tells its version only to those it knows, in these words. */
    private static boolean isGitLab(Answer answer) {
        return answer.status() == 401
                && body(answer)
                        .text("message")
                        .filter("401 Unauthorized"::equals)
                        .isPresent();
    }

    private static boolean isGitea(Answer answer) {
        return answer.status() == 200
                && body(answer).text("version").isPresent()
                && body(answer).members().size() == 1;
    }

    private static boolean isEnterprise(Answer answer) {
        return answer.status() == 200 && body(answer).text("installed_version").isPresent();
    }

    private static JsonObject body(Answer answer) {
        try {
            return JsonReader.readObject(answer.body());
        } catch (JsonSyntaxException another) {
            return JsonObject.empty();
        }
    }
}
