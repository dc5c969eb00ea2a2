package dev.coop.forge.github;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonValue;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks people and teams to review. github-api would first read each person and team, which an app's token often may
 * not; this sends the names.
 */
final class ReviewRequests {
    private final RepositoryCalls repository;
    private final Consumer<Diagnostic> warn;

    ReviewRequests(RepositoryCalls repository, Consumer<Diagnostic> warn) {
        this.repository = repository;
        this.warn = warn;
    }

    /**
     * Asks all at once; where GitHub refuses, each alone, since one that it does not know keeps it from asking the
     * others. The pull request stands without them, so a refusal is a warning; that nobody answers is none, or the next
     * run would take them for asked.
     */
    void ask(int number, List<String> reviewers) {
        if (reviewers.isEmpty()) {
            return;
        }
        try {
            send(number, reviewers);
        } catch (Failure refused) {
            if (refused.kind() == Failure.Kind.UNREACHABLE) {
                throw refused;
            }
            if (reviewers.size() == 1) {
                warnOf(reviewers.getFirst(), refused);
            } else {
                reviewers.forEach(each -> ask(number, List.of(each)));
            }
        }
    }

    private void send(int number, List<String> reviewers) {
        var people = reviewers.stream().filter(each -> !each.contains("/")).map(each -> each.replaceFirst("^@", ""));
        var teams = reviewers.stream().filter(each -> each.contains("/")).map(each -> each.replaceFirst("^.*/", ""));
        var body = JsonObject.empty()
                .with("reviewers", JsonValue.texts(people.toList()))
                .with("team_reviewers", JsonValue.texts(teams.toList()));
        repository.change("POST", "/pulls/" + number + "/requested_reviewers", body);
    }

    private void warnOf(String reviewer, Failure refused) {
        var why = refused.diagnostics().getFirst();
        warn.accept(Diagnostic.warning(
                        "review-not-requested", "`" + reviewer + "` was not asked for a review: " + why.message())
                .at(why.location())
                .hint("check that it has access to the repository and is not the pull request's author; to ask a"
                        + " team the token must be allowed to see the organisation's members"));
    }
}
