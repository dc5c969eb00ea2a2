package dev.coop.http;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.time.Pause;
import dev.coop.time.Working;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Calls other systems over HTTP. Every status is an answer; that there is none is a failure. */
public final class RemoteCaller {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long LARGEST_BODY = 64L << 20;
    private static final int LONGEST_CHAIN = 5;

    /** Headers that carry a secret of the host they are meant for. */
    private static final Set<String> SECRET =
            Set.of("authorization", "cookie", "private-token", "job-token", "x-gitea-otp");

    private final HttpClient client;
    private final EnvironmentProxies proxies;
    private final Retries retries;
    private final Pause pause;
    private final InstantSource clock;
    private final Trace trace;
    private final String userAgent;
    private final Duration patience;
    private final Working working;

    /**
     * Makes a caller.
     *
     * @param version coop's
     * @param network the proxies and certificates
     * @param clock tells how long a server's date is away, and how long a call took
     * @param random spreads the retries of many callers
     * @param pause waits between tries
     * @param trace told of every request, without secrets
     */
    public RemoteCaller(
            String version,
            Network network,
            InstantSource clock,
            RandomGenerator random,
            Pause pause,
            Consumer<String> trace) {
        this.proxies = network.proxies();
        this.client = client(network);
        this.retries = new Retries(clock, random);
        this.pause = pause;
        this.clock = clock;
        this.trace = new Trace(trace);
        this.userAgent = "coop/" + version;
        this.patience = Duration.ofDays(1);
        this.working = Working.UNSEEN;
    }

    private RemoteCaller(RemoteCaller other, Duration patience, Working working) {
        this.client = other.client;
        this.proxies = other.proxies;
        this.retries = other.retries;
        this.pause = other.pause;
        this.clock = other.clock;
        this.trace = other.trace;
        this.userAgent = other.userAgent;
        this.patience = patience;
        this.working = working;
    }

    /** Returns this caller with less patience: no answer may take longer, whatever a call allows. */
    public RemoteCaller within(Duration longest) {
        return new RemoteCaller(this, longest, working);
    }

    /** Returns this caller with somebody who is told what is being waited for. */
    public RemoteCaller telling(Working told) {
        return new RemoteCaller(this, patience, told);
    }

    private static HttpClient client(Network network) {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .proxy(network.proxies())
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(network.certificates().context())
                .build();
    }

    /**
     * Sends a call and returns the answer, whatever its status. What is safe to repeat is tried up to four times;
     * redirects are followed, to another host without credentials; a change follows only on its own host.
     *
     * @throws Failure UNREACHABLE ({@code no-answer}) when no answer comes
     */
    public Answer send(Call call) {
        try (var _ = working.waiting(call.system(), call.request())) {
            return followed(call);
        }
    }

    private Answer followed(Call call) {
        var answer = sendOnce(call, call);
        var next = call;
        for (var hop = 0; hop < LONGEST_CHAIN; hop++) {
            var redirected = redirected(next, answer);
            if (redirected.isEmpty()) {
                return answer;
            }
            next = redirected.orElseThrow();
            answer = sendOnce(call, next).from(next.address());
        }
        throw noAnswer(call, "redirects without end", null);
    }

    private static Optional<Call> redirected(Call call, Answer answer) {
        // A moved repository answers 301 to whatever is asked: a change means the same thing at its new place.
        var repeats = Set.of(301, 307, 308).contains(answer.status());
        var reads = call.method().equals("GET") || call.method().equals("HEAD");
        if (!repeats && !(reads && Set.of(301, 302, 303).contains(answer.status()))) {
            return Optional.empty();
        }
        return answer.header("Location")
                .flatMap(place -> resolved(call.address(), place))
                .filter(target -> reads || Hosts.same(call.address(), target))
                .map(target -> to(call, target));
    }

    private static Optional<URI> resolved(URI base, String place) {
        try {
            var target = base.resolve(place);
            var scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
            return Optional.of(target)
                    .filter(each -> Set.of("http", "https").contains(scheme) && each.getHost() != null);
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Call to(Call call, URI target) {
        var kept = Hosts.same(call.address(), target)
                ? call.headers()
                : call.headers().entrySet().stream()
                        .filter(header -> !SECRET.contains(header.getKey().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Call(call.system(), call.method(), target, kept, call.body(), call.within());
    }

    /** The first call is the one that a person hears of, wherever a redirect led. */
    private Answer sendOnce(Call first, Call call) {
        for (var tries = 1; ; tries++) {
            Optional<Duration> wait;
            try {
                var answer = exchange(call);
                wait = retries.after(answer, call.method(), tries);
                if (wait.isEmpty()) {
                    return answer;
                }
            } catch (IOException e) {
                wait = e instanceof HttpTimeoutException || e instanceof SSLException
                        ? Optional.empty()
                        : retries.afterBrokenConnection(call.method(), tries);
                if (wait.isEmpty()) {
                    throw noAnswer(first, said(e), e);
                }
            }
            pause(first, wait.orElseThrow());
        }
    }

    private Answer exchange(Call call) throws IOException {
        var begun = clock.millis();
        try {
            var answer = answer(call);
            trace.tell(call.method(), call.address(), Integer.toString(answer.status()), clock.millis() - begun);
            return answer;
        } catch (IOException e) {
            trace.tell(call.method(), call.address(), "failed (" + said(e) + ")", clock.millis() - begun);
            throw e;
        }
    }

    private Answer answer(Call call) throws IOException {
        // The request's own time-out ends with the headers; the future's also covers a body that never ends.
        var coming = client.sendAsync(request(call), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_BODY));
        try {
            var response = coming.get(limit(call).toMillis(), TimeUnit.MILLISECONDS);
            return answer(response);
        } catch (TimeoutException e) {
            coming.cancel(true);
            var late = new HttpTimeoutException(
                    "no complete answer within " + limit(call).toSeconds() + " s");
            late.initCause(e);
            throw late;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (InterruptedException e) {
            coming.cancel(true);
            throw interrupted(call, e);
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        return new Answer(
                response.statusCode(), response.headers().map(), new String(response.body(), StandardCharsets.UTF_8));
    }

    private Duration limit(Call call) {
        return call.within().compareTo(patience) < 0 ? call.within() : patience;
    }

    private HttpRequest request(Call call) {
        var request = HttpRequest.newBuilder(call.address())
                .timeout(limit(call))
                .method(call.method(), call.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        call.headers().forEach(request::setHeader);
        proxies.authorization(call.address()).ifPresent(login -> request.setHeader("Proxy-Authorization", login));
        return request.setHeader("User-Agent", userAgent).build();
    }

    private void pause(Call call, Duration time) {
        pause.pause(time);
        if (Thread.currentThread().isInterrupted()) {
            throw noAnswer(call, "interrupted while waiting", null);
        }
    }

    private static Failure interrupted(Call call, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return noAnswer(call, "interrupted", cause);
    }

    private static Failure noAnswer(Call call, String why, @Nullable Throwable cause) {
        return new Failure(
                Failure.Kind.UNREACHABLE,
                Diagnostic.error("no-answer", "no answer from `" + Hosts.shown(call.address()) + "`: " + why)
                        .at(new Location.OnRemote(call.system(), call.request()))
                        .hint("check the network and try again; behind a proxy set `HTTPS_PROXY`, for a certificate of"
                                + " your own set `SSL_CERT_FILE`"),
                cause);
    }

    private static String said(IOException e) {
        return switch (e) {
            case HttpConnectTimeoutException _ -> "no connection within " + CONNECT.toSeconds() + " s";
            case HttpTimeoutException late ->
                Optional.ofNullable(late.getMessage()).orElse("timed out");
            case ConnectException _ -> "cannot connect";
            case SSLException _ -> "its certificate is not trusted, or the TLS handshake failed";
            default -> Optional.ofNullable(e.getMessage()).orElse("the connection broke");
        };
    }
}
