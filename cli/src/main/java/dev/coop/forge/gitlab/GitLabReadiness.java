package dev.coop.forge.gitlab;

import dev.coop.forge.ForgeApi;
import dev.coop.forge.Readiness;
import dev.coop.forge.Readiness.Approval;
import dev.coop.forge.Readiness.Checks;
import dev.coop.forge.Readiness.Fit;
import dev.coop.json.JsonObject;

/**
 * How far a pull request is (https://docs.gitlab.com/api/merge_requests/#merge-status,
 * https://docs.gitlab.com/api/merge_request_approvals/).
 */
final class GitLabReadiness {
    private final ForgeApi api;
    private final String pullRequest;

    GitLabReadiness(ForgeApi api, String pullRequest) {
        this.api = api;
        this.pullRequest = pullRequest;
    }

    Readiness now() {
        var found = api.get(pullRequest).object();
        return new Readiness(checks(found), approval(found), fit(found));
    }

    /**
     * What other systems report of a commit is part of its pipeline. A pipeline that has to succeed and is not there
     * yet is waited for.
     */
    static Checks checks(JsonObject found) {
        return found.text("head_pipeline", "status")
                .map(status -> switch (status) {
                    case "success", "skipped" -> Checks.PASSED;
                    case "failed", "canceled", "canceling" -> Checks.FAILED;
                    default -> Checks.RUNNING;
                })
                .orElse(status(found).equals("ci_must_pass") ? Checks.RUNNING : Checks.NONE);
    }

    private Approval approval(JsonObject found) {
        if (status(found).equals("requested_changes") || wantsChanges()) {
            return Approval.CHANGES_WANTED;
        }
        var approvals = api.get(pullRequest + "/approvals").object();
        if (approvals.objects("approved_by").isEmpty()) {
            return Approval.NONE;
        }
        return approvals.number("approvals_left").orElse(0) == 0 ? Approval.APPROVED : Approval.TOO_FEW;
    }

    /** An older GitLab has no such list. */
    private boolean wantsChanges() {
        var reviewers = api.get(pullRequest + "/reviewers");
        return reviewers.worked()
                && reviewers.objects().stream()
                        .anyMatch(each -> each.text("state")
                                .filter("requested_changes"::equals)
                                .isPresent());
    }

    /** A branch that GitLab would have rebased first does not fit as it is. */
    static Fit fit(JsonObject found) {
        return switch (status(found)) {
            case "conflict", "need_rebase", "broken_status" -> Fit.CONFLICTS;
            case "checking", "unchecked", "preparing" -> Fit.UNKNOWN;
            default -> found.flag("has_conflicts").orElse(false) ? Fit.CONFLICTS : Fit.FITS;
        };
    }

    static boolean isMergedByItself(JsonObject found) {
        return found.flag("merge_when_pipeline_succeeds").orElse(false);
    }

    static String status(JsonObject found) {
        return found.text("detailed_merge_status").orElse("");
    }
}
