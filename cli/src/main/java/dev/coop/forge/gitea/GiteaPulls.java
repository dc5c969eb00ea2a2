package dev.coop.forge.gitea;

import static dev.coop.forge.ForgeApi.escaped;

import dev.coop.forge.ForgeApi;
import dev.coop.forge.PullRequest;
import dev.coop.forge.PullRequest.State;
import dev.coop.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the pull requests of a branch. */
final class GiteaPulls {
    /** So many pages of closed ones are looked through: what was closed before that many others is not linked. */
    private static final int MOST_CLOSED = 2;

    private final ForgeApi api;
    private final String repository;
    private Optional<Asked> last = Optional.empty();
    private Optional<Seen> seen = Optional.empty();

    /** What was asked last, and the answer. */
    private record Asked(String head, String base, Optional<JsonObject> some) {}

    /**
     * A pull request as the server told it last.
     *
     * @param since whether it has changed since it was looked for
     */
    record Seen(JsonObject found, Since since) {
        private boolean is(long number) {
            return found.number("number").orElse(0) == number;
        }
    }

    /** Whether coop changed what it had looked for. */
    enum Since {
        AS_FOUND,
        CHANGED
    }

    GiteaPulls(ForgeApi api, String repository) {
        this.api = api;
        this.repository = repository;
    }

    /** One request where there was never one, or the first one is open; else the list of the open ones tells. */
    Optional<JsonObject> open(String head, String base) {
        var some = some(head, base);
        last = Optional.of(new Asked(head, base, some));
        var opened = some.isEmpty() || isOpen(some.get()) ? some : listed(head, base, "open", Integer.MAX_VALUE);
        seen = opened.map(found -> new Seen(found, Since.AS_FOUND));
        return opened;
    }

    /** Keeps what the server answered to a change. */
    JsonObject changed(JsonObject found) {
        seen = Optional.of(new Seen(found, Since.CHANGED));
        return found;
    }

    /** Returns a pull request as it was seen last, once: who changes or merges it has just looked for it. */
    Optional<Seen> lastSeen(int number) {
        var last = seen.filter(each -> each.is(number));
        seen = Optional.empty();
        return last;
    }

    /** Has the next look find it again: nothing was changed. */
    void keep(Seen last) {
        seen = Optional.of(last);
    }

    /** Asks for one by its number. */
    JsonObject ask(int number) {
        return api.get(repository + "/pulls/" + number).object();
    }

    /**
     * The one that was closed last was updated by that, so it stands before the earlier ones. Whoever looks for it has
     * just asked for the open one.
     */
    Optional<JsonObject> lastClosed(String head, String base) {
        var some = last.filter(each -> each.head().equals(head) && each.base().equals(base))
                .map(Asked::some)
                .orElseGet(() -> some(head, base));
        last = Optional.empty();
        return some.isEmpty() ? Optional.empty() : listed(head, base, "closed", MOST_CLOSED);
    }

    /** Returns one pull request of the branch, open or not: of several the server names any. */
    private Optional<JsonObject> some(String head, String base) {
        var path = repository + "/pulls/" + escaped(base) + "/" + segments(head);
        var answer = api.get(path);
        if (answer.status() != 404) {
            return Optional.of(answer.object());
        }
        // The same answer for a repository that is hidden, or takes none.
        api.facts().obstacle().ifPresent(obstacle -> {
            throw obstacle;
        });
        return Optional.empty();
    }

    /** Forgejo lists only what the query names; Gitea lists all, so it is looked through. */
    private Optional<JsonObject> listed(String head, String base, String state, int pages) {
        return api.first(
                repository + "/pulls?state=" + state + "&sort=recentupdate&base=" + escaped(base) + "&base_branch="
                        + escaped(base) + "&head=" + escaped(head) + "&limit=50",
                pages,
                each -> joins(each, head, base));
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
