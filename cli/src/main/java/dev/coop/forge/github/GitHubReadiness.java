package dev.coop.forge.github;

import dev.coop.forge.PullRequest;
import dev.coop.forge.Readiness;
import dev.coop.forge.Readiness.Approval;
import dev.coop.forge.Readiness.Checks;
import dev.coop.forge.Readiness.Fit;
import dev.coop.forge.Readiness.MergeBy;
import dev.coop.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Reads what a pull request waits for: reviews, commit statuses and check runs. */
final class GitHubReadiness {
    private static final Set<String> GOOD = Set.of("success", "neutral", "skipped");

    private final GitHubApi api;

    GitHubReadiness(GitHubApi api) {
        this.api = api;
    }

    Readiness of(PullRequest pullRequest) {
        var found = api.get("pulls/" + pullRequest.number());
        return new Readiness(
                found.text("head", "sha").map(this::checks).orElse(Checks.NONE),
                approval(api.list("pulls/" + pullRequest.number() + "/reviews")),
                found.flag("mergeable")
                        .map(fits -> fits ? Fit.FITS : Fit.CONFLICTS)
                        .orElse(Fit.UNKNOWN),
                found.object("auto_merge").isPresent() ? MergeBy.FORGE : MergeBy.PEOPLE);
    }

    /** A review that only comments takes nothing back; one that was dismissed counts no more. */
    private static Approval approval(List<JsonObject> reviews) {
        var last = new LinkedHashMap<String, String>();
        for (var review : reviews) {
            var state = review.text("state").orElse("");
            if (Set.of("APPROVED", "CHANGES_REQUESTED", "DISMISSED").contains(state)) {
                last.put(review.text("user", "login").orElse(""), state);
            }
        }
        if (last.containsValue("CHANGES_REQUESTED")) {
            return Approval.CHANGES_WANTED;
        }
        return last.containsValue("APPROVED") ? Approval.APPROVED : Approval.NONE;
    }

    private Checks checks(String commit) {
        var all = new ArrayList<Checks>();
        api.list("commits/" + commit + "/status", "statuses").forEach(status -> all.add(ofStatus(status)));
        api.list("commits/" + commit + "/check-runs", "check_runs").forEach(run -> all.add(ofRun(run)));
        return List.of(Checks.FAILED, Checks.RUNNING, Checks.PASSED).stream()
                .filter(all::contains)
                .findFirst()
                .orElse(Checks.NONE);
    }

    private static Checks ofStatus(JsonObject status) {
        return switch (status.text("state").orElse("")) {
            case "success" -> Checks.PASSED;
            case "pending" -> Checks.RUNNING;
            default -> Checks.FAILED;
        };
    }

    private static Checks ofRun(JsonObject run) {
        if (run.text("status").filter("completed"::equals).isEmpty()) {
            return Checks.RUNNING;
        }
        return run.text("conclusion").filter(GOOD::contains).isPresent() ? Checks.PASSED : Checks.FAILED;
    }
}
