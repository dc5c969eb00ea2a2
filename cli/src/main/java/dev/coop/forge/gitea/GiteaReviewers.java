package dev.coop.forge.gitea;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.forge.ForgeAnswer;
import dev.coop.forge.ForgeApi;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonValue;
import java.util.List;
import java.util.function.Consumer;

/** Asks people and teams to review. */
final class GiteaReviewers {
    private final ForgeApi api;
    private final String repository;
    private final Consumer<Diagnostic> warn;

    GiteaReviewers(ForgeApi api, String repository, Consumer<Diagnostic> warn) {
        this.api = api;
        this.repository = repository;
        this.warn = warn;
    }

    /**
     * Asks all at once; where the server refuses, each alone, since one that it does not know keeps it from asking the
     * others. The pull request stands without them, so a refusal is a warning.
     */
    void ask(int number, List<String> reviewers) {
        if (reviewers.isEmpty()) {
            return;
        }
        var answer = send(number, reviewers);
        if (answer.worked()) {
            return;
        }
        if (reviewers.size() == 1) {
            warnOf(reviewers.getFirst(), answer);
        } else {
            reviewers.forEach(each -> ask(number, List.of(each)));
        }
    }

    /** Asks those who were not asked when it was opened: a server before Gitea 1.24 asks nobody then. */
    void askOthers(JsonObject created, List<String> reviewers) {
        var people = created.objects("requested_reviewers").stream()
                .flatMap(each -> each.text("login").stream())
                .toList();
        var teams = created.objects("requested_reviewers_teams").stream()
                .flatMap(each -> each.text("name").stream())
                .toList();
        ask(
                Math.toIntExact(created.number("number").orElse(0)),
                reviewers.stream()
                        .filter(each -> isTeam(each) ? !teams.contains(team(each)) : !people.contains(person(each)))
                        .toList());
    }

    private static boolean isTeam(String reviewer) {
        return reviewer.contains("/");
    }

    private static String team(String reviewer) {
        return reviewer.replaceFirst("^.*/", "");
    }

    private static String person(String reviewer) {
        return reviewer.replaceFirst("^@", "");
    }

    /** Returns a request that also asks people and teams for a review. */
    static JsonObject asked(JsonObject request, List<String> reviewers) {
        var people = reviewers.stream().filter(each -> !isTeam(each)).map(GiteaReviewers::person);
        var teams = reviewers.stream().filter(GiteaReviewers::isTeam).map(GiteaReviewers::team);
        return request.with("reviewers", JsonValue.texts(people.toList()))
                .with("team_reviewers", JsonValue.texts(teams.toList()));
    }

    private ForgeAnswer send(int number, List<String> reviewers) {
        return api.send(
                "POST", repository + "/pulls/" + number + "/requested_reviewers", asked(JsonObject.empty(), reviewers));
    }

    private void warnOf(String reviewer, ForgeAnswer answer) {
        warn.accept(answer.warning("review-not-requested", "`" + reviewer + "` was not asked for a review")
                .hint("check that it has access to the repository and is not the pull request's author"));
    }
}
