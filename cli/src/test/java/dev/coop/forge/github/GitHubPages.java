package dev.coop.forge.github;

import dev.coop.forge.StubServer;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.json.JsonArray;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Lists as GitHub gives them, page by page with a link to the next one. */
final class GitHubPages {
    private final Supplier<String> api;

    GitHubPages(Supplier<String> api) {
        this.api = api;
    }

    Reply ofCheckRuns(Request request, List<JsonObject> all) {
        var page = page(request, all);
        return new Reply(
                200,
                links(request, all),
                JsonWriter.write(
                        JsonObject.empty().with("total_count", all.size()).with("check_runs", page)));
    }

    Reply of(Request request, List<JsonObject> all) {
        return new Reply(200, links(request, all), JsonWriter.write(new JsonArray(List.copyOf(page(request, all)))));
    }

    private static List<JsonObject> page(Request request, List<JsonObject> all) {
        var size = Integer.parseInt(StubServer.query(request).getOrDefault("per_page", "30"));
        return all.stream()
                .skip((long) size * (pageOf(request) - 1))
                .limit(size)
                .toList();
    }

    private Map<String, String> links(Request request, List<JsonObject> all) {
        var size = Integer.parseInt(StubServer.query(request).getOrDefault("per_page", "30"));
        var next = api.get() + request.path() + "?per_page=" + size + "&page=" + (pageOf(request) + 1);
        return size * pageOf(request) < all.size()
                ? Map.of("Content-Type", "application/json", "Link", "<" + next + ">; rel=\"next\"")
                : Map.of("Content-Type", "application/json");
    }

    private static int pageOf(Request request) {
        return Integer.parseInt(StubServer.query(request).getOrDefault("page", "1"));
    }
}
