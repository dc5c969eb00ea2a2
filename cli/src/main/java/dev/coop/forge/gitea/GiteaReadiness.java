package dev.coop.forge.gitea;

import dev.coop.forge.ForgeApi;
import dev.coop.forge.Readiness;
import dev.coop.forge.Readiness.Approval;
import dev.coop.forge.Readiness.Checks;
import dev.coop.forge.Readiness.Fit;
import dev.coop.json.JsonObject;
import dev.coop.time.Pause;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Set;

/** How far a pull request is. */
final class GiteaReadiness {
    private static final int LOOKS = 4;

    private final ForgeApi api;
    private final String repository;
    private final Pause pause;

    GiteaReadiness(ForgeApi api, String repository, Pause pause) {
        this.api = api;
        this.repository = repository;
        this.pause = pause;
    }

    Readiness now(int number) {
        var found = settled(number);
        return new Readiness(checks(found.text("head", "sha").orElse("")), approval(number), fit(found));
    }

    /** A pull request that is still being looked at has no word of its own: it does not fit yet. */
    private JsonObject settled(int number) {
        var found = api.get(repository + "/pulls/" + number).object();
        for (var look = 1; look < LOOKS && GiteaPulls.isOpen(found) && fit(found) != Fit.FITS; look++) {
            pause.pause(Duration.ofSeconds(1));
            found = api.get(repository + "/pulls/" + number).object();
        }
        return found;
    }

    private static Fit fit(JsonObject found) {
        if (!GiteaPulls.isOpen(found)) {
            return Fit.UNKNOWN;
        }
        return found.flag("mergeable").orElse(false) ? Fit.FITS : Fit.CONFLICTS;
    }

    private Checks checks(String commit) {
        var status = api.get(repository + "/commits/" + commit + "/status").object();
        if (status.number("total_count").orElse(0) == 0) {
            return Checks.NONE;
        }
        return switch (status.text("state").orElse("")) {
            case "success", "warning", "skipped" -> Checks.PASSED;
            case "failure", "error" -> Checks.FAILED;
            default -> Checks.RUNNING;
        };
    }

    /** Of each person the last word counts, unless it was dismissed. */
    private Approval approval(int number) {
        var words = new LinkedHashMap<String, String>();
        for (var review : api.all(repository + "/pulls/" + number + "/reviews?limit=50")) {
            var state = review.text("state").orElse("");
            if (Set.of("APPROVED", "REQUEST_CHANGES", "REQUEST_REVIEW").contains(state)) {
                words.put(
                        review.text("user", "login").orElse(""),
                        review.flag("dismissed").orElse(false) ? "" : state);
            }
        }
        if (words.containsValue("REQUEST_CHANGES")) {
            return Approval.CHANGES_WANTED;
        }
        return words.containsValue("APPROVED") ? Approval.APPROVED : Approval.NONE;
    }
}
