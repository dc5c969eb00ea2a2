package dev.coop.forge.github;

import dev.coop.http.LoopbackServer.Reply;
import dev.coop.json.JsonNull;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonWriter;
import java.util.List;
import java.util.Optional;

/** What GitHub's GraphQL API says of the pull requests that a stub keeps: reviews, and merging by itself. */
final class GitHubGraphQl {
    private final GitHubStub gitHub;

    GitHubGraphQl(GitHubStub gitHub) {
        this.gitHub = gitHub;
    }

    Reply answer(JsonObject body) {
        var document = body.text("query").orElseThrow();
        var id = body.text("variables", "id").or(() -> body.text("variables", "input", "pullRequestId"));
        var number = Integer.parseInt(id.orElseThrow().replace("PR_", ""));
        if (document.contains("reviewDecision")) {
            return data("node", reviews(number));
        }
        if (document.contains("disablePullRequestAutoMerge")) {
            gitHub.change(number, each -> each.with("auto_merge", new JsonNull()));
            return done("disablePullRequestAutoMerge", number);
        }
        return enable(number, body.object("variables", "input").orElseThrow());
    }

    /** Without a rule that asks for reviews there is no decision. */
    private JsonObject reviews(int number) {
        var words = gitHub.wordsOn(number);
        var approved = words.stream().filter("APPROVED"::equals).count();
        var decision = words.contains("CHANGES_REQUESTED")
                ? "CHANGES_REQUESTED"
                : approved < gitHub.approvals() ? "REVIEW_REQUIRED" : "APPROVED";
        return JsonObject.empty()
                .withText("reviewDecision", Optional.of(decision).filter(_ -> gitHub.approvals() > 0))
                .with(
                        "latestOpinionatedReviews",
                        JsonObject.empty()
                                .with(
                                        "nodes",
                                        words.stream()
                                                .map(each -> JsonObject.empty().with("state", each))
                                                .toList()));
    }

    private Reply enable(int number, JsonObject input) {
        var head = gitHub.pull(number).text("head", "sha");
        if (!gitHub.allows("allow_auto_merge")) {
            return unprocessable("Pull request Auto merge is not allowed for this repository");
        }
        if (!head.equals(input.text("expectedHeadOid"))) {
            return unprocessable("Pull request head branch was modified");
        }
        if (gitHub.isGreen(head.orElseThrow())) {
            return unprocessable("Pull request Pull request is in clean status");
        }
        gitHub.change(number, each -> each.with("auto_merge", GitHubShapes.autoMerge(input)));
        return done("enablePullRequestAutoMerge", number);
    }

    private static Reply done(String mutation, int number) {
        return data(
                mutation,
                JsonObject.empty().with("pullRequest", JsonObject.empty().with("number", number)));
    }

    private static Reply data(String field, JsonObject value) {
        return ok(JsonObject.empty().with("data", JsonObject.empty().with(field, value)));
    }

    private static Reply unprocessable(String message) {
        var error = JsonObject.empty().with("type", "UNPROCESSABLE").with("message", message);
        return ok(JsonObject.empty().with("data", new JsonNull()).with("errors", List.of(error)));
    }

    private static Reply ok(JsonObject body) {
        return Reply.json(200, JsonWriter.write(body));
    }
}
