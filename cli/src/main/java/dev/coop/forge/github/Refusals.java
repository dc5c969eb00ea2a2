package dev.coop.forge.github;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Failure.Kind;
import dev.coop.diagnostic.Location;
import dev.coop.forge.ForgeAnswer;
import dev.coop.forge.RefusalWords;
import dev.coop.forge.RefusalWords.Shown;
import dev.coop.http.Answer;
import dev.coop.http.Call;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonSyntaxException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What GitHub means when it refuses a request
 * (https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api).
 */
final class Refusals {
    private static final String OTHER_REPOSITORIES =
            "; a workflow's own `GITHUB_TOKEN` reaches only the workflow's repository, others need a token of a person"
                    + " or an app";

    private Refusals() {}

    /** Returns what it means that a workflow's own token does not reach another repository, if that is the reason. */
    static Optional<Failure> ofWorkflow(Call call, Answer answer, String repository) {
        var hidden = answer.status() == 404 || isForbidden(answer);
        return hidden
                ? Optional.of(failure(
                        Kind.NOT_ALLOWED,
                        call,
                        "workflow-token",
                        "the workflow's own `GITHUB_TOKEN` reaches only its own repository, and not `" + repository
                                + "`",
                        "create a GitHub App or a fine-grained token that may write contents and pull requests of `"
                                + repository + "`, and set it as `COOP_TOKEN`"))
                : Optional.empty();
    }

    static Failure failure(Call call, Answer answer, boolean withToken) {
        var said = said(answer);
        var words = words(withToken ? Shown.TOKEN : Shown.NOTHING);
        return switch (answer.status()) {
            case 401, 404 -> words.failure(call, answer, said);
            case 403, 429 ->
                limited(answer)
                        .map(until -> rateLimited(call, until))
                        .orElseGet(() -> words.failure(call, answer, said));
            case 422 ->
                said.contains("pull request already exists")
                        ? words.exists(call, said)
                        : words.failure(call, answer, said);
            default -> words.unexplained(call, answer, said);
        };
    }

    /** Whether it is refused for good, and not for a while. */
    static boolean isForbidden(Answer answer) {
        return answer.status() == 403 && limited(answer).isEmpty();
    }

    /** Returns an answer as every forge gives it. */
    static ForgeAnswer answered(Call call, Answer answer) {
        return new ForgeAnswer(call, answer, words(Shown.NOTHING));
    }

    /** Says that nobody answered. */
    static Failure unanswered(Failure silence, String endpoint) {
        return words(Shown.NOTHING).unanswered(silence, endpoint);
    }

    private static RefusalWords words(Shown shown) {
        return new RefusalWords(
                GitHubForge.NAME,
                shown,
                "run `gh auth login`, or set `GITHUB_TOKEN` to a token that may write to the repository",
                "give the token read and write access to the repository's contents and pull requests"
                        + OTHER_REPOSITORIES,
                "check the platform's address, and that the token has access to that repository" + OTHER_REPOSITORIES,
                "try again later; https://www.githubstatus.com tells of outages");
    }

    private static Failure rateLimited(Call call, String until) {
        return failure(
                Kind.UNREACHABLE,
                call,
                "rate-limited",
                "GitHub takes no more requests from this token " + until,
                "try again then, or use another token");
    }

    /** Says until when, if the answer is a rate limit's. */
    private static Optional<String> limited(Answer answer) {
        var after = answer.header("Retry-After").map(seconds -> "for `" + seconds + "` seconds");
        var reset = answer.header("X-RateLimit-Reset")
                .filter(_ -> answer.header("X-RateLimit-Remaining")
                        .filter("0"::equals)
                        .isPresent())
                .filter(seconds -> seconds.matches("[0-9]{1,11}"))
                .map(seconds -> "until `" + Instant.ofEpochSecond(Long.parseLong(seconds)) + "`");
        return after.or(() -> reset).or(() -> Optional.of("for a while").filter(_ -> answer.status() == 429));
    }

    private static Failure failure(Kind kind, Call call, String code, String message, String hint) {
        return new Failure(
                kind,
                Diagnostic.error(code, message)
                        .at(new Location.OnRemote(GitHubForge.NAME, call.request()))
                        .hint(hint));
    }

    /** Returns GitHub's own words, the errors it lists included. */
    static String said(Answer answer) {
        try {
            var body = JsonReader.readObject(answer.body());
            var errors = Stream.concat(
                    body.texts("errors").stream(),
                    body.objects("errors").stream().flatMap(Refusals::words));
            return Stream.concat(body.text("message").stream(), errors)
                    .filter(words -> !words.isBlank())
                    .map(words -> words.lines().collect(Collectors.joining(" ")))
                    .distinct()
                    .collect(Collectors.joining(": "));
        } catch (JsonSyntaxException proxyOrOutage) {
            return "status " + answer.status() + " without an explanation";
        }
    }

    private static Stream<String> words(JsonObject error) {
        return error
                .text("message")
                .or(() -> error.text("field")
                        .map(field -> "`" + field + "` " + error.text("code").orElse("is wrong")))
                .stream();
    }
}
