package dev.coop.forge;

import dev.coop.config.ForgeKind;
import dev.coop.config.HostName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Failure.Kind;
import dev.coop.diagnostic.Location;
import dev.coop.http.Answer;
import dev.coop.http.Call;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a refusal of a forge means, in words that differ from forge to forge.
 *
 * @param forge what people call it
 * @param shown what requests carry
 * @param login where a token comes from, the hint when there is none or it is not taken
 * @param rights what a token must be allowed, the hint when it may not do something
 * @param reach what a token must see, the hint when something is not there or hidden
 * @param outage where to read about outages
 */
public record RefusalWords(String forge, Shown shown, String login, String rights, String reach, String outage) {

    /** Whether requests carry a credential. */
    public enum Shown {
        TOKEN,
        NOTHING
    }

    /**
     * Says what an answer that is no success means.
     *
     * @param said the forge's own words
     */
    public Failure failure(Call call, Answer answer, String said) {
        var limited = limited(answer);
        if (limited.isPresent()) {
            return failure(
                    Kind.UNREACHABLE,
                    call,
                    "rate-limited",
                    forge + " takes no more requests from " + (shown == Shown.TOKEN ? "this token " : "this address ")
                            + limited.get(),
                    "try again then, or use another token");
        }
        return switch (answer.status()) {
            case 401 ->
                failure(
                        Kind.NOT_ALLOWED,
                        call,
                        "not-authenticated",
                        shown == Shown.TOKEN
                                ? forge + " does not take the token: " + said
                                : forge + " wants a token, and there is none for this host",
                        login);
            case 403 -> failure(Kind.NOT_ALLOWED, call, "not-allowed", forge + " does not allow it: " + said, rights);
            case 404 ->
                failure(
                        Kind.NOT_ALLOWED,
                        call,
                        "not-visible",
                        forge
                                + (shown == Shown.TOKEN
                                        ? " has no such thing, or the token cannot see it"
                                        : " has no such thing, or shows it only with a token"),
                        reach);
            case 409 -> refused(Kind.CONFLICT, call, said);
            case 400, 405, 406, 412, 413, 422, 423 -> refused(Kind.INVALID_INPUT, call, said);
            default -> unexplained(call, answer, said);
        };
    }

    /** Says that it did not work, where the status has no meaning of its own. */
    public Failure unexplained(Call call, Answer answer, String said) {
        return failure(
                answer.status() >= 500 ? Kind.UNREACHABLE : Kind.OTHER,
                call,
                answer.status() >= 500 ? "no-answer" : "unexpected-answer",
                forge + " answers `" + answer.status() + "`: " + said,
                outage);
    }

    private Failure refused(Kind kind, Call call, String said) {
        return failure(
                kind,
                call,
                "refused",
                forge + " refuses it: " + said,
                "correct what it names and run the command again");
    }

    /** Says that a branch has a pull request already. */
    public Failure exists(Call call, String said) {
        return new SomebodyWasFaster(diagnostic(
                call,
                "pull-request-exists",
                "there is already a pull request for this branch: " + said,
                "run the command again: it updates that one"));
    }

    /** Says that nobody answered, and which setting tells where the API is when the host's name does not. */
    public Failure unanswered(Failure silence, String endpoint) {
        if (HostName.ofAddress(endpoint)
                .flatMap(host -> ForgeKind.ofHost(host.value()))
                .isPresent()) {
            return silence;
        }
        var first = silence.diagnostics().getFirst();
        var elsewhere = "where " + forge + "'s API is not at `" + endpoint
                + "`, platform.yaml names it: `forge: {kind: " + forge.toLowerCase(Locale.ROOT) + ", api: ADDRESS}`";
        return new Failure(
                silence.kind(),
                first.hint(first.hint().map(hint -> hint + "; " + elsewhere).orElse(elsewhere)),
                silence);
    }

    /** Says that an answer is not one of the forge's API. */
    Failure unexpected(Call call) {
        return failure(
                Kind.UNREACHABLE,
                call,
                "unexpected-answer",
                "cannot understand " + forge + "'s answer",
                "check that the platform's `forge.api` is the address of " + forge + "'s API");
    }

    /** Says until when, if the answer is a rate limit's. */
    private static Optional<String> limited(Answer answer) {
        var after = answer.header("Retry-After")
                .map(wait -> wait.matches("[0-9]+") ? "for `" + wait + "` seconds" : "until `" + wait + "`");
        if (answer.status() == 429) {
            return after.or(() -> reset(answer)).or(() -> Optional.of("for a while"));
        }
        return answer.status() == 403 ? after : Optional.empty();
    }

    private static Optional<String> reset(Answer answer) {
        return Stream.of("RateLimit-Reset", "X-RateLimit-Reset")
                .flatMap(name -> answer.header(name).stream())
                .filter(seconds -> seconds.matches("[0-9]{1,11}"))
                .map(seconds -> "until `" + Instant.ofEpochSecond(Long.parseLong(seconds)) + "`")
                .findFirst();
    }

    private Failure failure(Kind kind, Call call, String code, String message, String hint) {
        return new Failure(kind, diagnostic(call, code, message, hint));
    }

    private Diagnostic diagnostic(Call call, String code, String message, String hint) {
        return Diagnostic.error(code, message)
                .at(new Location.OnRemote(forge, call.request()))
                .hint(hint);
    }
}
