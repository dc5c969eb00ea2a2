package dev.coop.forge;

import dev.coop.diagnostic.Failure;
import dev.coop.http.Call;
import dev.coop.http.RemoteCaller;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Sends JSON requests to a forge that has its API below one address. */
public final class ForgeApi {
    /** More pages than this are nobody's pull requests. */
    private static final int MOST_PAGES = 200;

    private final RemoteCaller caller;
    private final String endpoint;
    private final UnaryOperator<Call> signed;
    private final RefusalWords words;

    /**
     * Makes the way to an API.
     *
     * @param caller sends the requests
     * @param endpoint the API's address
     * @param signed adds what shows who asks
     * @param words what a refusal means
     */
    public ForgeApi(RemoteCaller caller, String endpoint, UnaryOperator<Call> signed, RefusalWords words) {
        this.caller = caller;
        this.endpoint = endpoint;
        this.signed = signed;
        this.words = words;
    }

    /** Escapes what becomes one segment of a path or one value of a query. */
    public static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Asks for something. */
    public ForgeAnswer get(String path) {
        return send("GET", path, Optional.empty());
    }

    /** Changes something. */
    public ForgeAnswer send(String method, String path, JsonObject body) {
        return send(method, path, Optional.of(body));
    }

    /** Changes something that needs no more than its name. */
    public ForgeAnswer send(String method, String path) {
        return send(method, path, Optional.empty());
    }

    private ForgeAnswer send(String method, String path, Optional<JsonObject> body) {
        var plain = Call.of(words.forge(), method, URI.create(endpoint + path)).header("Accept", "application/json");
        var call = body.map(JsonWriter::writeCompact).map(plain::json).orElse(plain);
        return new ForgeAnswer(call, caller.send(signed.apply(call)), words);
    }

    /**
     * Returns everything in a list, page after page.
     *
     * @throws Failure when the forge refuses it
     */
    public List<JsonObject> all(String path) {
        var found = new ArrayList<JsonObject>();
        first(path, each -> {
            found.add(each);
            return false;
        });
        return found;
    }

    /**
     * Returns the first in a list that is sought, reading no more pages than that takes.
     *
     * @throws Failure when the forge refuses it
     */
    public Optional<JsonObject> first(String path, Predicate<JsonObject> sought) {
        var next = Optional.of(path);
        for (var page = 0; page < MOST_PAGES && next.isPresent(); page++) {
            var answer = get(next.orElseThrow());
            var found = answer.objects().stream().filter(sought).findFirst();
            if (found.isPresent()) {
                return found;
            }
            // Only the query: the address that a server knows itself by need not be the one that the token belongs to.
            next = answer.nextQuery().map(query -> path.replaceFirst("\\?.*$", "") + "?" + query);
        }
        return Optional.empty();
    }
}
