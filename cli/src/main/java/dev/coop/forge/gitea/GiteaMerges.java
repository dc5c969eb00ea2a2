package dev.coop.forge.gitea;

import dev.coop.forge.Forge.MergeRequest;
import dev.coop.forge.Forge.Merging;
import dev.coop.forge.ForgeAnswer;
import dev.coop.forge.ForgeApi;
import dev.coop.forge.PullRequest;
import dev.coop.forge.gitea.GiteaPulls.Seen;
import dev.coop.forge.gitea.GiteaPulls.Since;
import dev.coop.json.JsonObject;
import dev.coop.source.CommitId;
import dev.coop.time.Pause;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Merges, at once or when the checks have passed. */
final class GiteaMerges {
    private static final Set<Integer> NOT_NOW = Set.of(403, 405, 409, 422, 423);
    private static final int TRIES = 15;

    /** How to merge, the one that makes one commit first, by the setting that allows it. */
    private static final Map<String, String> STYLES = styles();

    private final ForgeApi api;
    private final GiteaPulls pulls;
    private final String repository;
    private final Pause pause;

    GiteaMerges(ForgeApi api, GiteaPulls pulls, String repository, Pause pause) {
        this.api = api;
        this.pulls = pulls;
        this.repository = repository;
        this.pause = pause;
    }

    private static Map<String, String> styles() {
        var styles = new LinkedHashMap<String, String>();
        styles.put("allow_squash_merge", "squash");
        styles.put("allow_merge_commits", "merge");
        styles.put("allow_rebase", "rebase");
        styles.put("allow_rebase_explicit", "rebase-merge");
        styles.put("allow_fast_forward_only_merge", "fast-forward-only");
        return styles;
    }

    Merging now(PullRequest pullRequest, MergeRequest request) {
        var found =
                pulls.lastSeen(pullRequest.number()).map(Seen::found).orElseGet(() -> pulls.ask(pullRequest.number()));
        return merging(pullRequest, ask(pullRequest, body(request, found)));
    }

    /** A wish to wait is taken whatever the branch's commit is, so that is compared here. */
    Merging whenGreen(PullRequest pullRequest, MergeRequest request) {
        var last = pulls.lastSeen(pullRequest.number())
                .filter(each -> head(each.found()).equals(request.head().value()));
        var found = last.map(Seen::found).orElseGet(() -> pulls.ask(pullRequest.number()));
        if (GiteaPulls.isOpen(found) && !head(found).equals(request.head().value())) {
            return new Merging.NotPossible("its branch has moved to " + head(found));
        }
        var wish = body(request, found).with("merge_when_checks_succeed", true);
        var answer = ask(pullRequest, wish);
        if (!isScheduledAlready(answer)) {
            return merging(pullRequest, answer);
        }
        // Neither the branch nor the words have moved since an earlier run made this wish.
        if (last.filter(each -> each.since() == Since.AS_FOUND).isPresent()) {
            return new Merging.Scheduled();
        }
        // The server would merge with the words of the wish that it has.
        byPeople(pullRequest);
        return merging(pullRequest, ask(pullRequest, wish));
    }

    private static String head(JsonObject found) {
        return found.text("head", "sha").orElse("");
    }

    /** Without a look whether it was set: the server tells that only in a list of events, by pages without an end. */
    boolean byPeople(PullRequest pullRequest) {
        var answer = api.send("DELETE", merge(pullRequest));
        // Nothing was set, or it is merged: nothing is left to take back.
        if (answer.status() == 404) {
            return false;
        }
        answer.object();
        return true;
    }

    private JsonObject body(MergeRequest request, JsonObject found) {
        return JsonObject.empty()
                .with("Do", style(found))
                .with("MergeTitleField", request.title())
                .with("MergeMessageField", request.message())
                .with("head_commit_id", request.head().value())
                .with("delete_branch_after_merge", true);
    }

    /** What the repository allows stands in each of its pull requests. */
    private String style(JsonObject found) {
        var settings = found.object("base", "repo")
                .filter(each -> each.members().keySet().stream().anyMatch(STYLES::containsKey))
                .orElseGet(() -> api.get(repository).object());
        return STYLES.entrySet().stream()
                .filter(each -> settings.flag(each.getKey()).orElse(false))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("squash");
    }

    /** Right after a push the server is still looking whether it fits, and asks to come back. */
    private ForgeAnswer ask(PullRequest pullRequest, JsonObject body) {
        var answer = api.send("POST", merge(pullRequest), body);
        for (var tries = 1; tries < TRIES && isTooSoon(answer); tries++) {
            pause.pause(Duration.ofSeconds(1));
            answer = api.send("POST", merge(pullRequest), body);
        }
        return answer;
    }

    private static boolean isTooSoon(ForgeAnswer answer) {
        return answer.status() == 405 && answer.said().contains("try again later");
    }

    private Merging merging(PullRequest pullRequest, ForgeAnswer answer) {
        if (answer.status() == 201) {
            return new Merging.Scheduled();
        }
        if (answer.status() >= 400 && !NOT_NOW.contains(answer.status())) {
            throw answer.failure();
        }
        // Also where it is refused because somebody was faster.
        return Optional.of(pulls.ask(pullRequest.number()))
                .filter(each -> each.flag("merged").orElse(false))
                .flatMap(each -> each.text("merge_commit_sha"))
                .<Merging>map(commit -> new Merging.Merged(new CommitId(commit)))
                .orElseGet(() -> new Merging.NotPossible(answer.said()));
    }

    private static boolean isScheduledAlready(ForgeAnswer answer) {
        return answer.status() == 409 && answer.said().contains("already scheduled");
    }

    private String merge(PullRequest pullRequest) {
        return repository + "/pulls/" + pullRequest.number() + "/merge";
    }
}
