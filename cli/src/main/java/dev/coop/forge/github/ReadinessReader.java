package dev.coop.forge.github;

import dev.coop.diagnostic.Failure;
import dev.coop.forge.Readiness;
import dev.coop.forge.Readiness.Approval;
import dev.coop.forge.Readiness.Checks;
import dev.coop.forge.Readiness.Fit;
import dev.coop.json.JsonArray;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out what a pull request waits for. */
final class ReadinessReader {
    /** Conclusions with which GitHub itself lets a required check pass. */
    private static final Set<String> GOOD = Set.of("success", "neutral", "skipped");

    /**
     * The decision takes in what the rules of the base branch ask for, which most tokens may not read themselves. It is
     * null where they ask for nothing; then the last word of everyone whose word counts does.
     */
    static final String REVIEWS = """
        query($id: ID!) {
          node(id: $id) {
            ... on PullRequest {
              reviewDecision
              latestOpinionatedReviews(last: 100, writersOnly: true) { nodes { state } }
            }
          }
        }
        """;

    private final RepositoryCalls repository;
    private final GraphQl graphQl;

    ReadinessReader(RepositoryCalls repository, GraphQl graphQl) {
        this.repository = repository;
        this.graphQl = graphQl;
    }

    Readiness of(int number) {
        var pull = repository.read("/pulls/" + number);
        return new Readiness(
                checks(pull),
                approval(pull),
                pull.flag("mergeable")
                        .map(fits -> fits ? Fit.FITS : Fit.CONFLICTS)
                        .orElse(Fit.UNKNOWN));
    }

    private Checks checks(JsonObject pull) {
        var head = "/commits/" + pull.text("head", "sha").orElse("");
        try {
            var all = new ArrayList<>(
                    repository.readAll(head + "/check-runs", page -> objects(page, "check_runs")).stream()
                            .map(ReadinessReader::check)
                            .toList());
            var statuses = repository.read(head + "/status");
            if (statuses.number("total_count").orElse(0) > 0) {
                all.add(status(statuses.text("state").orElse("")));
            }
            return together(all);
        } catch (Failure refused) {
            if (refused.kind() != Failure.Kind.NOT_ALLOWED) {
                throw refused;
            }
            // A token may write pull requests and not read checks; what GitHub makes of them stands in the request.
            return pull.text("mergeable_state").filter("unstable"::equals).isPresent() ? Checks.RUNNING : Checks.NONE;
        }
    }

    private static Checks check(JsonObject run) {
        return run.text("conclusion")
                .map(conclusion -> GOOD.contains(conclusion) ? Checks.PASSED : Checks.FAILED)
                .orElse(Checks.RUNNING);
    }

    private static Checks status(String state) {
        return switch (state) {
            case "success" -> Checks.PASSED;
            case "pending" -> Checks.RUNNING;
            default -> Checks.FAILED;
        };
    }

    private static Checks together(List<Checks> all) {
        return all.contains(Checks.FAILED)
                ? Checks.FAILED
                : all.contains(Checks.RUNNING) ? Checks.RUNNING : all.isEmpty() ? Checks.NONE : Checks.PASSED;
    }

    private Approval approval(JsonObject pull) {
        var outcome = graphQl.ask(REVIEWS, JsonObject.empty().withText("id", pull.text("node_id")));
        if (!outcome.errors().isEmpty()) {
            throw GitHubForge.refused(
                    outcome.errors().getFirst().text("message").orElse("no reason is given"),
                    "reviews of #" + pull.number("number").orElse(0));
        }
        var found = outcome.data().object("node").orElseGet(JsonObject::empty);
        var words = found.object("latestOpinionatedReviews").stream()
                .flatMap(reviews -> reviews.objects("nodes").stream())
                .flatMap(review -> review.text("state").stream())
                .collect(Collectors.toSet());
        return switch (found.text("reviewDecision").orElse("")) {
            case "CHANGES_REQUESTED" -> Approval.CHANGES_WANTED;
            case "APPROVED" -> Approval.APPROVED;
            case "REVIEW_REQUIRED" -> words.contains("APPROVED") ? Approval.TOO_FEW : Approval.NONE;
            default ->
                words.contains("CHANGES_REQUESTED")
                        ? Approval.CHANGES_WANTED
                        : words.contains("APPROVED") ? Approval.APPROVED : Approval.NONE;
        };
    }

    private static List<JsonObject> objects(JsonValue page, String member) {
        return page instanceof JsonObject object ? object.objects(member) : List.of();
    }

    static List<JsonObject> objects(JsonValue page) {
        return page instanceof JsonArray(var items)
                ? items.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList()
                : List.of();
    }
}
