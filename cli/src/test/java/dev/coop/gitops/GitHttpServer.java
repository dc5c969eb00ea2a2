package dev.coop.gitops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Git's own {@code http-backend} on 127.0.0.1, serving every repository below a folder for reading and writing.
 *
 * <p>{@code try (var server = GitHttpServer.serving(folder)) { server.url("deployments.git") … }}
 */
public final class GitHttpServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Path root;
    private final Map<String, String> configuration = new TreeMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final AtomicLong bytesSent = new AtomicLong();
    private final AtomicLong bytesReceived = new AtomicLong();
    private volatile Optional<String> authorization = Optional.empty();
    private volatile Optional<String> redirect = Optional.empty();
    private volatile int refusal;
    private volatile boolean isOld;

    private GitHttpServer(Path root) throws IOException {
        this.root = root;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        configuration.put("http.receivepack", "true");
        configuration.put("uploadpack.allowFilter", "true");
        configuration.put("safe.directory", "*");
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Starts a server that anybody may read and write. */
    public static GitHttpServer serving(Path root) {
        try {
            return new GitHttpServer(root);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** From now on wants basic authentication. */
    public GitHttpServer demanding(String user, String password) {
        var pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        authorization = Optional.of("Basic " + pair);
        return this;
    }

    /** From now on cannot leave files out of a fetch, as many servers cannot. */
    public GitHttpServer withoutFilter() {
        configuration.put("uploadpack.allowFilter", "false");
        return this;
    }

    /** From now on leaves out of a fetch all files or all trees, and nothing finer, as the big hosts do. */
    public GitHttpServer withCoarseFilters() {
        configuration.put("uploadpackfilter.allow", "false");
        configuration.put("uploadpackfilter.blob:none.allow", "true");
        configuration.put("uploadpackfilter.tree.allow", "true");
        configuration.put("uploadpackfilter.tree.maxDepth", "0");
        return this;
    }

    /** From now on leaves out of a fetch files alone. */
    public GitHttpServer withFileFilter() {
        configuration.put("uploadpackfilter.allow", "false");
        configuration.put("uploadpackfilter.blob:none.allow", "true");
        return this;
    }

    /** From now on speaks the first version of the protocol, which gives only what a branch is at. */
    public GitHttpServer speakingVersion0() {
        isOld = true;
        return withoutFilter();
    }

    /** From now on answers everything with a status; 0 ends that. */
    public GitHttpServer refusing(int status) {
        refusal = status;
        return this;
    }

    /** From now on sends every request on to another server. */
    public GitHttpServer redirecting(String base) {
        redirect = Optional.of(base);
        return this;
    }

    /** Returns the server's address, without a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns a repository's address. */
    public String url(String repository) {
        return url() + "/" + repository;
    }

    /** Returns the requests so far, such as {@code GET /a.git/info/refs}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Returns the credentials that requests so far carried. */
    public List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    /** Returns how many bytes the bodies of the answers so far had. */
    public long bytesSent() {
        return bytesSent.get();
    }

    /** Returns how many bytes the bodies of the requests so far had. */
    public long bytesReceived() {
        return bytesReceived.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            var shown = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
            shown.ifPresent(authorizations::add);
            if (redirect.isPresent()) {
                exchange.getResponseHeaders().set("Location", redirect.get() + exchange.getRequestURI());
                exchange.sendResponseHeaders(302, -1);
            } else if (refusal != 0) {
                exchange.sendResponseHeaders(refusal, -1);
            } else if (authorization.isPresent() && !authorization.equals(shown)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
            } else {
                answer(exchange, backend(exchange));
            }
        }
    }

    private byte[] backend(HttpExchange exchange) throws IOException {
        var builder = new ProcessBuilder("git", "http-backend");
        builder.environment().putAll(GitProgram.ENVIRONMENT);
        builder.environment().putAll(cgi(exchange));
        var process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        // The backend may answer before it has read everything, so both streams move at once.
        var sending = threads.submit(() -> {
            try (var input = process.getOutputStream()) {
                return bytesReceived.addAndGet(exchange.getRequestBody().transferTo(input));
            }
        });
        var answer = process.getInputStream().readAllBytes();
        sending.cancel(false);
        return answer;
    }

    private Map<String, String> cgi(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        var variables = new TreeMap<String, String>();
        variables.put("GIT_PROJECT_ROOT", root.toString());
        variables.put("GIT_HTTP_EXPORT_ALL", "1");
        variables.put("REQUEST_METHOD", exchange.getRequestMethod());
        variables.put("PATH_INFO", exchange.getRequestURI().getPath());
        variables.put(
                "QUERY_STRING",
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
        variables.put("REMOTE_ADDR", "127.0.0.1");
        variables.put("REMOTE_USER", "tester");
        for (var header : Map.of(
                        "Content-Type", "CONTENT_TYPE",
                        "Content-Length", "CONTENT_LENGTH",
                        "Content-Encoding", "HTTP_CONTENT_ENCODING",
                        "Git-Protocol", "GIT_PROTOCOL")
                .entrySet()) {
            Optional.ofNullable(headers.getFirst(header.getKey()))
                    .ifPresent(value -> variables.put(header.getValue(), value));
        }
        if (isOld) {
            variables.remove("GIT_PROTOCOL");
        }
        variables.put("GIT_CONFIG_COUNT", String.valueOf(configuration.size()));
        var number = 0;
        for (var setting : configuration.entrySet()) {
            variables.put("GIT_CONFIG_KEY_" + number, setting.getKey());
            variables.put("GIT_CONFIG_VALUE_" + number++, setting.getValue());
        }
        return variables;
    }

    private void answer(HttpExchange exchange, byte[] answer) throws IOException {
        var start = startOfBody(answer);
        var status = 200;
        for (var line : new String(answer, 0, start, StandardCharsets.ISO_8859_1)
                .strip()
                .lines()
                .toList()) {
            var colon = line.indexOf(':');
            var name = line.substring(0, colon);
            var value = line.substring(colon + 1).strip();
            if (name.equals("Status")) {
                status = Integer.parseInt(value.substring(0, 3));
            } else {
                exchange.getResponseHeaders().set(name, value);
            }
        }
        var body = new ByteArrayOutputStream();
        body.write(answer, start, answer.length - start);
        bytesSent.addAndGet(body.size());
        exchange.sendResponseHeaders(status, body.size() == 0 ? -1 : body.size());
        if (body.size() > 0) {
            body.writeTo(exchange.getResponseBody());
        }
    }

    private static int startOfBody(byte[] answer) {
        for (int i = 3; i < answer.length; i++) {
            if (Arrays.equals(answer, i - 3, i + 1, new byte[] {'\r', '\n', '\r', '\n'}, 0, 4)) {
                return i + 1;
            }
        }
        throw new IllegalStateException("no answer of http-backend: " + new String(answer, StandardCharsets.UTF_8));
    }
}
