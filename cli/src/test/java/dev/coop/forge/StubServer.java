package dev.coop.forge;

import dev.coop.http.LoopbackServer;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The server of a played forge, which can refuse whatever it is asked. */
public final class StubServer implements AutoCloseable {
    private final LoopbackServer server;
    private Optional<Reply> refusal = Optional.empty();
    private Optional<Reply> writeRefusal = Optional.empty();

    /**
     * Starts it.
     *
     * @param answer what the forge says to a request that is not refused
     * @param seen told of every request and its reply
     */
    public StubServer(Function<Request, Reply> answer, BiConsumer<Request, Reply> seen) {
        server = new LoopbackServer(request -> {
            var reply = refusal.or(
                            () -> writeRefusal.filter(_ -> !request.method().equals("GET")))
                    .orElseGet(() -> answer.apply(request));
            seen.accept(request, reply);
            return reply;
        });
    }

    /** Returns the address of a path. */
    public String address(String path) {
        return server.address(path).toString();
    }

    /** Returns what it was asked, in order. */
    public List<Request> requests() {
        return server.requests();
    }

    /** From now on every answer is this one. */
    public void refuse(Reply reply) {
        refusal = Optional.of(reply);
    }

    /** From now on every change is answered with this. */
    public void refuseToWrite(Reply reply) {
        writeRefusal = Optional.of(reply);
    }

    /** Returns a request's query by name; of several values the last. */
    public static Map<String, String> query(Request request) {
        return Arrays.stream(Optional.ofNullable(URI.create(request.target()).getRawQuery())
                        .orElse("")
                        .split("&", -1))
                .filter(pair -> pair.contains("="))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (_, later) -> later,
                        LinkedHashMap::new));
    }

    @Override
    public void close() {
        server.close();
    }
}
