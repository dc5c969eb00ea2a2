package dev.coop.forge;

import dev.coop.diagnostic.Failure;
import dev.coop.http.Call;
import dev.coop.http.RemoteCaller;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Sends JSON requests to a forge that has its API below one address. */
public final class ForgeApi {
    private static final Set<Integer> REFUSED = Set.of(403, 423);

    private final RemoteCaller caller;
    private final String endpoint;
    private final UnaryOperator<Call> signed;
    private final RefusalWords words;
    private final String repository;
    private Optional<RepositoryFacts> facts = Optional.empty();

    /**
     * Makes the way to an API.
     *
     * @param caller sends the requests
     * @param endpoint the API's address
     * @param repository the path of the repository in it, such as {@code /repos/acme/deployments}
     * @param signed adds what shows who asks
     * @param words what a refusal means
     */
    public ForgeApi(
            RemoteCaller caller, String endpoint, String repository, UnaryOperator<Call> signed, RefusalWords words) {
        this.caller = caller;
        this.endpoint = endpoint;
        this.repository = repository;
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

    /**
     * Changes something.
     *
     * @throws Failure when nobody can change anything in the repository
     */
    public ForgeAnswer send(String method, String path, JsonObject body) {
        return changed(send(method, path, Optional.of(body)));
    }

    /**
     * Changes something that needs no more than its name.
     *
     * @throws Failure when nobody can change anything in the repository
     */
    public ForgeAnswer send(String method, String path) {
        return changed(send(method, path, Optional.empty()));
    }

    /** A refusal need not be about the token: what is archived nobody may change. */
    private ForgeAnswer changed(ForgeAnswer answer) {
        if (REFUSED.contains(answer.status())) {
            obstacle().ifPresent(obstacle -> {
                throw obstacle;
            });
        }
        return answer;
    }

    /** Returns why nobody can open a pull request there, if that is known. */
    public Optional<Failure> obstacle() {
        if (facts.isEmpty()) {
            facts = Optional.of(get(repository)).filter(ForgeAnswer::worked).map(RepositoryFacts::of);
        }
        return facts.flatMap(RepositoryFacts::obstacle);
    }

    /**
     * Returns what is said of the repository itself.
     *
     * @throws Failure when it cannot be seen
     */
    public RepositoryFacts facts() {
        var known = facts.orElseGet(() -> RepositoryFacts.of(get(repository)));
        facts = Optional.of(known);
        return known;
    }

    private ForgeAnswer send(String method, String path, Optional<JsonObject> body) {
        var plain = Call.of(words.forge(), method, URI.create(endpoint + path)).header("Accept", "application/json");
        var call = body.map(JsonWriter::writeCompact).map(plain::json).orElse(plain);
        try {
            return new ForgeAnswer(call, caller.send(signed.apply(call)), words);
        } catch (Failure silence) {
            throw words.unanswered(silence, endpoint);
        }
    }

    /**
     * Returns everything in a list, page after page.
     *
     * @throws Failure when the forge refuses it
     */
    public List<JsonObject> all(String path) {
        return Pages.all(query(path), asking(path));
    }

    /**
     * Returns everything in a list, page after page.
     *
     * @param items what stands in a page
     */
    public List<JsonObject> all(String path, Function<ForgeAnswer, List<JsonObject>> items) {
        return Pages.all(query(path), asking(path, items));
    }

    /**
     * Returns the first in a list that is sought, reading no more pages than that takes.
     *
     * @throws Failure when the forge refuses it
     */
    public Optional<JsonObject> first(String path, Predicate<JsonObject> sought) {
        return first(path, Integer.MAX_VALUE, sought);
    }

    /** Returns the first that is sought in a list; nothing where the list may not be seen or is not there. */
    public Optional<JsonObject> firstAllowed(String path, Predicate<JsonObject> sought) {
        return first(path, answer -> answer.isNotAllowed() ? List.of() : answer.objects(), sought);
    }

    /**
     * Returns the first that is sought in a list.
     *
     * @param items what stands in a page
     */
    public Optional<JsonObject> first(
            String path, Function<ForgeAnswer, List<JsonObject>> items, Predicate<JsonObject> sought) {
        return Pages.first(query(path), Integer.MAX_VALUE, asking(path, items), sought);
    }

    /** Returns the first that is sought in so many pages of a list. */
    public Optional<JsonObject> first(String path, int pages, Predicate<JsonObject> sought) {
        return Pages.first(query(path), pages, asking(path), sought);
    }

    private static String query(String path) {
        return path.contains("?") ? path.replaceFirst("^[^?]*\\?", "") : "";
    }

    private Function<String, Pages.Page<JsonObject>> asking(String path) {
        return asking(path, ForgeAnswer::objects);
    }

    private Function<String, Pages.Page<JsonObject>> asking(
            String path, Function<ForgeAnswer, List<JsonObject>> items) {
        var list = path.replaceFirst("\\?.*$", "");
        return query -> {
            var answer = get(query.isEmpty() ? list : list + "?" + query);
            return new Pages.Page<>(answer.answer(), items.apply(answer));
        };
    }
}
