package dev.coop.forge.gitea;

import dev.coop.forge.StubServer;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How Gitea and Forgejo answer with a part of a list. */
final class GiteaLists {
    private int pageSize = 50;

    void answersPagesOf(int size) {
        pageSize = size;
    }

    /** The server answers no more than it wants to, whatever it is asked for. */
    private int size(Map<String, String> query) {
        return Math.min(pageSize, Integer.parseInt(query.getOrDefault("limit", "30")));
    }

    private List<JsonObject> shown(Map<String, String> query, List<JsonObject> found) {
        var page = Integer.parseInt(query.getOrDefault("page", "1"));
        return found.stream().skip((page - 1L) * size(query)).limit(size(query)).toList();
    }

    /** A list that says how many there are, and links no next page: labels and reviews. */
    Reply counted(Request request, List<JsonObject> found) {
        return new Reply(
                200,
                Map.of("X-Total-Count", Integer.toString(found.size())),
                JsonWriter.write(GiteaAnswers.array(shown(StubServer.query(request), found).stream())));
    }

    /** A list that also links its next page: pull requests and statuses. */
    Reply page(Request request, List<JsonObject> found) {
        var counted = counted(request, found);
        var query = StubServer.query(request);
        var page = Integer.parseInt(query.getOrDefault("page", "1"));
        if (page * size(query) >= found.size()) {
            return counted;
        }
        var target = "<https://inside.invalid" + request.target().replaceFirst("&page=[0-9]+", "") + "&page=";
        var headers = new TreeMap<>(counted.headers());
        headers.put("Link", target + (page + 1) + ">; rel=\"next\"," + target + "99>; rel=\"last\"");
        return new Reply(200, headers, counted.body());
    }
}
