package dev.coop.config.login;

import dev.coop.config.ForgeKind;
import dev.coop.config.HostName;
import dev.coop.config.Token;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.http.Call;
import dev.coop.http.RemoteCaller;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonSyntaxException;
import dev.coop.time.Pause;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The OAuth 2.0 device authorization grant (RFC 8628): a person types a code into a page of the forge, on whatever
 * device, and coop waits until they have.
 */
public final class DeviceFlow {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final long USUAL_INTERVAL = 5;
    private static final long USUAL_LIFE = 900;

    private final RemoteCaller caller;
    private final InstantSource clock;
    private final Pause pause;

    /** What a person has to do: type a code into a page. */
    public record Code(String text, String page) {}

    public DeviceFlow(RemoteCaller caller, InstantSource clock, Pause pause) {
        this.caller = caller;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Returns the token that a person grants.
     *
     * @param clientId of coop as an application of that host
     * @param show told of the code
     * @throws Failure NOT_ALLOWED when it is refused, or not granted in time
     */
    public Token token(ForgeKind kind, HostName host, String clientId, Consumer<Code> show) {
        var begun = ask(
                kind,
                host,
                begin(kind),
                Map.of("client_id", clientId, "scope", kind.scopes().getFirst().name()));
        var device = begun.text("device_code").orElseThrow(() -> refused(kind, host, begun));
        show.accept(new Code(
                begun.text("user_code").orElse(""),
                begun.text("verification_uri").orElse(host.root() + "/login/device")));
        var until = clock.instant().plusSeconds(begun.number("expires_in").orElse(USUAL_LIFE));
        var interval = Math.max(1, begun.number("interval").orElse(USUAL_INTERVAL));
        var asked = Map.of("client_id", clientId, "device_code", device, "grant_type", GRANT);
        return await(kind, host, asked, until, interval);
    }

    private Token await(ForgeKind kind, HostName host, Map<String, String> asked, Instant until, long interval) {
        var seconds = interval;
        while (clock.instant().isBefore(until)) {
            pause.pause(Duration.ofSeconds(seconds));
            var answer = ask(kind, host, poll(kind), asked);
            var token = answer.text("access_token");
            if (token.isPresent()) {
                return new Token(token.orElseThrow());
            }
            switch (answer.text("error").orElse("")) {
                case "authorization_pending" -> {}
                case "slow_down" ->
                    seconds = Math.max(seconds + 5, answer.number("interval").orElse(0));
                default -> throw refused(kind, host, answer);
            }
        }
        throw refused(kind, host, JsonObject.empty().with("error", "expired_token"));
    }

    private static String begin(ForgeKind kind) {
        return kind == ForgeKind.GITHUB ? "/login/device/code" : "/oauth/authorize_device";
    }

    private static String poll(ForgeKind kind) {
        return kind == ForgeKind.GITHUB ? "/login/oauth/access_token" : "/oauth/token";
    }

    private JsonObject ask(ForgeKind kind, HostName host, String path, Map<String, String> form) {
        var body = new TreeMap<>(form)
                .entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        var call = Call.of(kind.title(), "POST", URI.create(host.root() + path));
        call = new Call(call.system(), call.method(), call.address(), Map.of(), Optional.of(body), call.within())
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded");
        try {
            return JsonReader.readObject(caller.send(call).body());
        } catch (JsonSyntaxException noJson) {
            return JsonObject.empty();
        }
    }

    private static Failure refused(ForgeKind kind, HostName host, JsonObject answer) {
        var error = answer.text("error").orElse("no_answer");
        var next = switch (error) {
            case "expired_token" -> "the code was not typed in time: run the command again";
            case "access_denied" -> "it was refused on the page; run the command again to be asked anew";
            default ->
                "check `--client-id`, and that the application allows the device flow; or make a token: "
                        + kind.tokenPage(host);
        };
        return new Failure(
                Failure.Kind.NOT_ALLOWED,
                Diagnostic.error(
                                "login-refused",
                                kind.title() + " gives no token: "
                                        + answer.text("error_description").orElse("`" + error + "`"))
                        .at(new Location.OnRemote(kind.title(), "POST " + poll(kind)))
                        .hint(next));
    }
}
