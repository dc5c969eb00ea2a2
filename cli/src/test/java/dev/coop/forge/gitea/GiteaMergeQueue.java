package dev.coop.forge.gitea;

import static dev.coop.forge.gitea.GiteaAnswers.message;
import static dev.coop.forge.gitea.GiteaAnswers.reply;

import dev.coop.http.LoopbackServer.Reply;
import dev.coop.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What Gitea and Forgejo merge, now or by themselves as soon as the checks have passed. */
final class GiteaMergeQueue {
    private final GiteaStub gitea;
    private final Map<Integer, JsonObject> scheduled = new TreeMap<>();
    private final Map<Integer, String> titles = new TreeMap<>();
    private Optional<Reply> refusal = Optional.empty();

    GiteaMergeQueue(GiteaStub gitea) {
        this.gitea = gitea;
    }

    void refuse(Reply reply) {
        refusal = Optional.of(reply);
    }

    /** Returns the title of the commit that a pull request was merged as. */
    String mergedAs(int number) {
        return Optional.ofNullable(titles.get(number)).orElseThrow();
    }

    /** A status was reported. */
    void look() {
        if (gitea.isGreen()) {
            Map.copyOf(scheduled).forEach(this::merged);
            scheduled.clear();
        }
    }

    Reply merge(int number, JsonObject wish) {
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var pull = gitea.pull(number);
        if (pull.text("state").filter("closed"::equals).isPresent()
                && !pull.flag("merged").orElse(false)) {
            return reply(405, message("pull request is closed"));
        }
        if (gitea.isUnsettled()) {
            return reply(405, message("Please try again later"));
        }
        if (wish.flag("merge_when_checks_succeed").orElse(false) && !gitea.isGreen()) {
            if (scheduled.containsKey(number)) {
                return reply(409, message("pull request is already scheduled to auto merge when checks succeed"));
            }
            scheduled.put(number, wish);
            return new Reply(201, Map.of(), "");
        }
        if (!wish.text("head_commit_id").equals(pull.text("head", "sha"))) {
            return reply(409, message("head out of date"));
        }
        merged(number, wish);
        return new Reply(200, Map.of(), "");
    }

    private void merged(int number, JsonObject wish) {
        gitea.close(number, true);
        titles.put(number, wish.text("MergeTitleField").orElse(""));
    }

    Reply cancel(int number) {
        return Optional.ofNullable(scheduled.remove(number))
                .map(_ -> new Reply(204, Map.of(), ""))
                .orElseGet(() -> reply(404, message("The target couldn't be found.")));
    }
}
