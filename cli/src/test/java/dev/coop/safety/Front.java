package dev.coop.safety;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.coop.gitops.GitHttpServer;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.safety.Fault.Point;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * What stands between coop and the Git server and GitHub: it numbers the exchanges of a run, and does to some of them
 * what can go wrong.
 */
final class Front implements AutoCloseable {
    private static final String GIT = "/acme/deployments.git";
    private static final Set<String> HOP_BY_HOP =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding", "http2-settings");

    private final Path root;
    private final GitHttpServer git;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
    private volatile Run run = new Run("", Optional.empty(), Optional.empty(), _ -> {});

    /** Where the exchanges go, what becomes of them, and what they were. */
    private static final class Run {
        private final String git;
        private final Optional<PlayedGitHub> gitHub;
        private final Optional<Point> point;
        private final Watch watch;
        private final List<String> exchanges = new ArrayList<>();
        private final CountDownLatch over = new CountDownLatch(1);

        Run(String git, Optional<PlayedGitHub> gitHub, Optional<Point> point, Watch watch) {
            this.git = git;
            this.gitHub = gitHub;
            this.point = point;
            this.watch = watch;
        }

        private synchronized int number(String exchange) {
            exchanges.add(exchange);
            return exchanges.size();
        }

        private synchronized List<String> all() {
            return List.copyOf(exchanges);
        }
    }

    /** Sees each exchange before it is passed on. */
    interface Watch {
        void see(int number) throws IOException;
    }

    /** What is answered. */
    private static final class Given {
        private final int status;
        private final Map<String, String> headers;
        private final byte[] body;

        Given(int status, Map<String, String> headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }
    }

    /** @param root below this folder are all repositories that it will lead to */
    Front(Path root) throws IOException {
        this.root = root;
        this.git = GitHttpServer.serving(root);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String git() {
        return "http://" + host() + GIT;
    }

    /** Returns what a platform.yaml says of its forge. */
    String forge() {
        return "{kind: github, api: \"http://" + host() + "/api\"}";
    }

    /** From now on leads to these, and does this to the exchanges that come. */
    void lead(Path repository, PlayedGitHub gitHub, Optional<Point> point, Watch watch) {
        run = new Run(git.url(root.relativize(repository).toString()), Optional.of(gitHub), point, watch);
    }

    /** Ends a run; returns its exchanges, such as {@code POST /git-upload-pack}. */
    List<String> ended() {
        run.over.countDown();
        return run.all();
    }

    private void serve(HttpExchange exchange) throws IOException {
        var now = run;
        try (exchange) {
            var asked = exchange.getRequestURI().toString();
            var body = exchange.getRequestBody().readAllBytes();
            var number = now.number(
                    exchange.getRequestMethod() + " " + asked.replace(GIT, "").replaceFirst("^/api", "GitHub "));
            now.watch.see(number);
            var fault = now.point.filter(point -> point.strikes(number)).map(Point::fault);
            if (fault.isEmpty()) {
                answer(exchange, passedOn(now, exchange, body));
            } else {
                strike(fault.get(), now, exchange, body);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void strike(Fault fault, Run now, HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        switch (fault) {
            case CUT_BEFORE -> exchange.close();
            case CUT_AFTER -> {
                passedOn(now, exchange, body);
                exchange.close();
            }
            case CUT_MIDWAY -> {
                var given = passedOn(now, exchange, body);
                start(exchange, given, Math.max(1, given.body.length));
                exchange.getResponseBody().write(given.body, 0, given.body.length / 2);
            }
            case TRUNCATED -> {
                var given = passedOn(now, exchange, body);
                answer(exchange, new Given(given.status, given.headers, half(given.body)));
            }
            case DELAYED -> {
                var given = passedOn(now, exchange, body);
                now.over.await();
                answer(exchange, given);
            }
            case DUPLICATED -> {
                passedOn(now, exchange, body);
                answer(exchange, passedOn(now, exchange, body));
            }
            case BAD_GATEWAY_AFTER -> {
                passedOn(now, exchange, body);
                answer(exchange, page(502));
            }
            case PAGE, NOT_AUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT, UNPROCESSABLE, SERVER_ERROR ->
                answer(exchange, page(fault.status()));
            case BAD_GATEWAY, UNAVAILABLE -> answer(exchange, page(fault.status()));
            case TOO_MANY ->
                answer(
                        exchange,
                        new Given(
                                429,
                                Map.of("Retry-After", "2", "Content-Type", "application/json"),
                                "{\"message\": \"slow down\"}".getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static Given page(int status) {
        var text = "<html><body><h1>" + status + "</h1></body></html>";
        return new Given(status, Map.of("Content-Type", "text/html"), text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] half(byte[] body) {
        return Arrays.copyOf(body, body.length / 2);
    }

    private Given passedOn(Run now, HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        return exchange.getRequestURI().getPath().startsWith("/api/")
                ? ofGitHub(now, exchange, body)
                : ofGit(now, exchange, body);
    }

    private static Given ofGitHub(Run now, HttpExchange exchange, byte[] body) {
        var reply = now.gitHub
                .orElseThrow()
                .answer(new Request(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString().substring("/api".length()),
                        Map.of(),
                        new String(body, StandardCharsets.UTF_8)));
        return new Given(reply.status(), reply.headers(), reply.body().getBytes(StandardCharsets.UTF_8));
    }

    private Given ofGit(Run now, HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(exchange.getRequestURI().toString().replaceFirst("^" + GIT, now.git)))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                request.setHeader(name, values.getFirst());
            }
        });
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        var headers = new HashMap<String, String>();
        response.headers().map().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, values.getFirst());
            }
        });
        return new Given(response.statusCode(), headers, response.body());
    }

    private static void answer(HttpExchange exchange, Given given) throws IOException {
        start(exchange, given, given.body.length);
        if (given.body.length > 0) {
            exchange.getResponseBody().write(given.body);
        }
    }

    private static void start(HttpExchange exchange, Given given, int length) throws IOException {
        given.headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(given.status, length == 0 ? -1 : length);
    }

    @Override
    public void close() {
        ended();
        server.stop(0);
        git.close();
    }
}
