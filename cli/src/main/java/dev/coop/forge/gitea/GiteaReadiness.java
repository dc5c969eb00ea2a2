package dev.coop.forge.gitea;

import static dev.coop.forge.ForgeApi.escaped;

import dev.coop.forge.ForgeApi;
import dev.coop.forge.Readiness;
import dev.coop.forge.Readiness.Approval;
import dev.coop.forge.Readiness.Checks;
import dev.coop.forge.Readiness.Fit;
import dev.coop.json.JsonObject;
import dev.coop.time.Pause;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far a pull request is. */
final class GiteaReadiness {
    private static final Set<String> GOOD = Set.of("success", "warning", "skipped");
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
        var rules = rules(found.text("base", "ref").orElse("main"));
        return new Readiness(checks(found.text("head", "sha").orElse(""), rules), approval(number, rules), fit(found));
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

    /**
     * What the base branch asks for. Everybody who sees the branch is told.
     *
     * @param checks contexts of statuses, with {@code *} for anything; empty where it asks for none
     * @param approvals how many
     */
    private record Rules(List<Pattern> checks, long approvals) {
        static Rules of(JsonObject branch) {
            var asked = branch.flag("enable_status_check").orElse(false);
            return new Rules(
                    asked
                            ? branch.texts("status_check_contexts").stream()
                                    .map(Rules::pattern)
                                    .toList()
                            : List.of(),
                    branch.number("required_approvals").orElse(0));
        }

        private static Pattern pattern(String glob) {
            return Pattern.compile(
                    Stream.of(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
        }
    }

    /** Without a word on the branch, as for a token that may not see it, nothing is asked for. */
    private Rules rules(String base) {
        var answer = api.get(repository + "/branches/" + escaped(base));
        return answer.worked() ? Rules.of(answer.object()) : new Rules(List.of(), 0);
    }

    private Checks checks(String commit, Rules rules) {
        var status = api.get(repository + "/commits/" + commit + "/status").object();
        var states = status.objects("statuses").stream()
                .collect(Collectors.toMap(
                        each -> each.text("context").orElse(""),
                        each -> each.text("status").orElse(""),
                        (_, later) -> later));
        var all = together(status);
        if (all == Checks.FAILED || rules.checks().isEmpty()) {
            return all;
        }
        var passed = rules.checks().stream().allMatch(wanted -> passed(states, wanted));
        return passed ? Checks.PASSED : Checks.RUNNING;
    }

    /** One that has not been reported yet is waited for like one that goes on. */
    private static boolean passed(Map<String, String> states, Pattern wanted) {
        var found = states.entrySet().stream()
                .filter(each -> wanted.matcher(each.getKey()).matches())
                .map(Map.Entry::getValue)
                .toList();
        return !found.isEmpty() && GOOD.containsAll(found);
    }

    private static Checks together(JsonObject status) {
        if (status.number("total_count").orElse(0) == 0) {
            return Checks.NONE;
        }
        var state = status.text("state").orElse("");
        return GOOD.contains(state)
                ? Checks.PASSED
                : Set.of("failure", "error").contains(state) ? Checks.FAILED : Checks.RUNNING;
    }

    /** Of each person the last word counts, unless it was dismissed. */
    private Approval approval(int number, Rules rules) {
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
        var approvals = words.values().stream().filter("APPROVED"::equals).count();
        return approvals == 0 ? Approval.NONE : approvals < rules.approvals() ? Approval.TOO_FEW : Approval.APPROVED;
    }
}
