package dev.coop.forge.gitea;

import static dev.coop.forge.ForgeApi.escaped;

import dev.coop.forge.ForgeAnswer;
import dev.coop.forge.ForgeApi;
import dev.coop.forge.PullRequest;
import dev.coop.forge.PullRequest.State;
import dev.coop.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the pull requests of a branch. */
final class GiteaPulls {
    /** So many pages of closed ones are looked through: what was closed before that many others is not linked. */
    private static final int MOST_CLOSED = 2;

    private final ForgeApi api;
    private final String repository;
    private Optional<Seen> seen = Optional.empty();
    private List<JsonObject> listed = List.of();

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

    /** The list of the open ones tells, as there may be several. */
    Optional<JsonObject> open(String head, String base) {
        listed = allOpen(head, base);
        var opened = listed.stream().findFirst();
        seen = opened.map(found -> new Seen(found, Since.AS_FOUND));
        return opened;
    }

    /** Returns all that are open, the oldest first; those that were listed just now are not asked for again. */
    List<JsonObject> opened(String head, String base) {
        var known = listed.stream().anyMatch(each -> joins(each, head, base));
        var found = known ? listed : allOpen(head, base);
        listed = List.of();
        return found;
    }

    private List<JsonObject> allOpen(String head, String base) {
        return api.all(list(head, base, "open"), this::told).stream()
                .filter(each -> joins(each, head, base))
                .sorted(Comparator.comparingLong(each -> each.number("number").orElse(0L)))
                .toList();
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

    /** The one that was closed last was updated by that, so it stands before the earlier ones. */
    Optional<JsonObject> lastClosed(String head, String base) {
        return api.first(list(head, base, "closed"), MOST_CLOSED, each -> joins(each, head, base));
    }

    /** The same answer for a repository that is hidden, or takes none. */
    private List<JsonObject> told(ForgeAnswer answer) {
        if (answer.status() == 404) {
            api.facts().obstacle().ifPresent(obstacle -> {
                throw obstacle;
            });
        }
        return answer.objects();
    }

    /** Forgejo lists only what the query names; Gitea lists all, so it is looked through. */
    private String list(String head, String base, String state) {
        return repository + "/pulls?state=" + state + "&sort=recentupdate&base=" + escaped(base) + "&base_branch="
                + escaped(base) + "&head=" + escaped(head) + "&limit=50";
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
}
