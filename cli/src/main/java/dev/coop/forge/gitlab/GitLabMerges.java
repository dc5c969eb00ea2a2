package dev.coop.forge.gitlab;

import dev.coop.forge.Forge.MergeRequest;
import dev.coop.forge.Forge.Merging;
import dev.coop.forge.ForgeAnswer;
import dev.coop.forge.ForgeApi;
import dev.coop.forge.PullRequest;
import dev.coop.forge.Readiness.Checks;
import dev.coop.json.JsonObject;
import dev.coop.source.CommitId;
import dev.coop.time.Pause;
import java.time.Duration;
import java.util.Set;

/**
 * Merges, at once or when the checks have passed (https://docs.gitlab.com/api/merge_requests/#merge-a-merge-request).
 */
final class GitLabMerges {
    private static final Set<String> UNSETTLED = Set.of("preparing", "checking", "unchecked", "approvals_syncing");
    private static final Set<Integer> NOT_NOW = Set.of(401, 403, 405, 406, 409, 422);
    private static final int LOOKS = 15;
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final ForgeApi api;
    private final String project;
    private final Pause pause;

    GitLabMerges(ForgeApi api, String project, Pause pause) {
        this.api = api;
        this.project = project;
        this.pause = pause;
    }

    Merging now(PullRequest pullRequest, MergeRequest request) {
        var found = settled(pullRequest);
        return isMerged(found)
                ? new Merging.Merged(commit(found))
                : merging(pullRequest, ask(pullRequest, body(request)));
    }

    /**
     * Where no check runs GitLab would not take the wish to wait for it. Where none has to pass GitLab would merge what
     * has failed, which is not what was asked for.
     */
    Merging whenGreen(PullRequest pullRequest, MergeRequest request) {
        var found = settled(pullRequest);
        if (isMerged(found)) {
            return new Merging.Merged(commit(found));
        }
        var mergeable = GitLabReadiness.status(found).equals("mergeable");
        if (mergeable && GitLabReadiness.checks(found) == Checks.FAILED) {
            return new Merging.NotPossible("its pipeline has not passed ("
                    + found.text("head_pipeline", "status").orElse("failed")
                    + "), and no rule of GitLab's requires it");
        }
        if (mergeable && GitLabReadiness.checks(found) != Checks.RUNNING) {
            return merging(pullRequest, ask(pullRequest, body(request)));
        }
        return merging(
                pullRequest,
                ask(
                        pullRequest,
                        // The second is the first's name before GitLab 17.11.
                        body(request).with("auto_merge", true).with("merge_when_pipeline_succeeds", true)));
    }

    boolean byPeople(PullRequest pullRequest) {
        if (!GitLabReadiness.isMergedByItself(api.get(path(pullRequest)).object())) {
            return false;
        }
        var answer = api.send("POST", path(pullRequest) + "/cancel_merge_when_pipeline_succeeds");
        // Merged, closed or taken back meanwhile: nothing is left to take back.
        if (!Set.of(405, 406).contains(answer.status())) {
            answer.object();
        }
        return true;
    }

    /** Right after a push GitLab does not know yet, and refuses what it would take a second later. */
    private JsonObject settled(PullRequest pullRequest) {
        var found = api.get(path(pullRequest)).object();
        for (var look = 1; look < LOOKS && UNSETTLED.contains(GitLabReadiness.status(found)); look++) {
            pause.pause(BETWEEN);
            found = api.get(path(pullRequest)).object();
        }
        return found;
    }

    /** With the merge method "merge commit" the branch's one commit gets a merge commit on top: both say the same. */
    private static JsonObject body(MergeRequest request) {
        var message = request.title() + "\n\n" + request.message();
        return JsonObject.empty()
                .with("sha", request.head().value())
                .with("squash", true)
                .with("squash_commit_message", message)
                .with("merge_commit_message", message)
                .with("should_remove_source_branch", true);
    }

    private ForgeAnswer ask(PullRequest pullRequest, JsonObject body) {
        return api.send("PUT", path(pullRequest) + "/merge", body);
    }

    private Merging merging(PullRequest pullRequest, ForgeAnswer answer) {
        if (NOT_NOW.contains(answer.status())) {
            return new Merging.NotPossible(reason(pullRequest, answer));
        }
        var found = answer.object();
        if (isMerged(found)) {
            return new Merging.Merged(commit(found));
        }
        return GitLabReadiness.isMergedByItself(found)
                ? new Merging.Scheduled()
                : new Merging.NotPossible(found.text("merge_error").orElse("GitLab did not merge it and says no more"));
    }

    /** Somebody may have been faster. */
    private static boolean isMerged(JsonObject found) {
        return found.text("state").filter("merged"::equals).isPresent();
    }

    /** The commit that the base branch got: a merge, a squash, or the branch's own by fast-forward. */
    private static CommitId commit(JsonObject found) {
        return new CommitId(found.text("merge_commit_sha")
                .or(() -> found.text("squash_commit_sha"))
                .or(() -> found.text("sha"))
                .orElseThrow());
    }

    /** GitLab's words for most of it are the name of the status, so its reason is looked up. */
    private String reason(PullRequest pullRequest, ForgeAnswer answer) {
        if (answer.status() == 401 || answer.status() == 403) {
            return "the token's user may not merge into this branch (" + answer.said() + ")";
        }
        if (answer.status() == 409) {
            return answer.said();
        }
        var status = GitLabReadiness.status(api.get(path(pullRequest)).object());
        return switch (status) {
            case "not_approved" -> "approvals are missing (not_approved)";
            case "ci_must_pass", "ci_still_running" -> "its pipeline has not passed (" + status + ")";
            case "conflict", "need_rebase" -> "it does not fit on the base branch (" + status + ")";
            case "discussions_not_resolved" -> "a discussion is not resolved (" + status + ")";
            case "draft_status" -> "it is a draft (" + status + ")";
            case "requested_changes" -> "a reviewer wants changes (" + status + ")";
            case "", "mergeable" -> answer.said();
            default -> answer.said() + " (" + status + ")";
        };
    }

    private String path(PullRequest pullRequest) {
        return project + "/merge_requests/" + pullRequest.number();
    }
}
