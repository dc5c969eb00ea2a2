package dev.coop.forge.gitea;

import static dev.coop.forge.ForgeApi.escaped;

import dev.coop.forge.ForgeApi;
import dev.coop.forge.PullRequest;
import dev.coop.forge.PullRequest.State;
import dev.coop.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the pull requests of a branch. */
final class GiteaPulls {
    private final ForgeApi api;
    private final String repository;
    private boolean seen;

    GiteaPulls(ForgeApi api, String repository) {
        this.api = api;
        this.repository = repository;
    }

    /** One request where there was never one, or the first one is open; else the list of the open ones tells. */
    Optional<JsonObject> open(String head, String base) {
        var some = some(head, base);
        return some.isEmpty() || isOpen(some.get()) ? some : listed(head, base, "open", each -> true);
    }

    /** The one that was closed last was updated by that, so it stands before the earlier ones. */
    Optional<JsonObject> lastClosed(String head, String base) {
        return some(head, base).isEmpty() ? Optional.empty() : listed(head, base, "closed", each -> true);
    }

    /** Returns one pull request of the branch, open or not: of several the server names any. */
    private Optional<JsonObject> some(String head, String base) {
        var path = repository + "/pulls/" + escaped(base) + "/" + segments(head);
        var answer = api.get(path);
        if (answer.status() != 404) {
            return Optional.of(answer.object());
        }
        // The same answer for a repository that is hidden, so that is asked for once.
        if (!seen) {
            api.get(repository).object();
            seen = true;
        }
        return Optional.empty();
    }

    /** Forgejo lists only what the query names; Gitea lists all, so it is looked through. */
    private Optional<JsonObject> listed(String head, String base, String state, Predicate<JsonObject> wanted) {
        return api.first(
                repository + "/pulls?state=" + state + "&sort=recentupdate&base=" + escaped(base) + "&head="
                        + escaped(head) + "&limit=50",
                wanted.and(each -> joins(each, head, base)));
    }

    /** A fork may have a branch of the same name. */
    private static boolean joins(JsonObject found, String head, String base) {
        return branch(found).equals(head)
                && found.text("base", "ref").filter(base::equals).isPresent()
                && found.number("head", "repo_id").equals(found.number("base", "repo_id"));
    }

    static boolean isOpen(JsonObject found) {
        return stateOf(found) == State.OPEN;
    }

    static PullRequest pullRequest(JsonObject found) {
        return new PullRequest(
                Math.toIntExact(found.number("number").orElse(0)),
                found.text("html_url").orElse(""),
                branch(found),
                stateOf(found),
                found.text("title").orElse(""),
                found.text("body").orElse(""));
    }

    /** When the branch is gone only the label still has its name. */
    private static String branch(JsonObject found) {
        var ref = found.text("head", "ref").orElse("");
        return ref.startsWith("refs/pull/") ? found.text("head", "label").orElse(ref) : ref;
    }

    private static State stateOf(JsonObject found) {
        if (found.flag("merged").orElse(false)) {
            return State.MERGED;
        }
        return found.text("state").filter("closed"::equals).isPresent() ? State.CLOSED : State.OPEN;
    }

    /** The branch is the rest of the path. */
    private static String segments(String branch) {
        return Arrays.stream(branch.split("/", -1)).map(ForgeApi::escaped).collect(Collectors.joining("/"));
    }
}
