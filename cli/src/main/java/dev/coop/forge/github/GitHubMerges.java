package dev.coop.forge.github;

import dev.coop.forge.Forge.MergeRequest;
import dev.coop.forge.Forge.Merging;
import dev.coop.forge.PullRequest;
import dev.coop.json.JsonObject;
import dev.coop.source.CommitId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Merges, now or when the checks have passed; the latter is only in GitHub's GraphQL. */
final class GitHubMerges {
    private static final List<String> METHODS = List.of("squash", "merge", "rebase");
    /** Not mergeable, another head by now, a rule of the repository. */
    private static final Set<Integer> REFUSALS = Set.of(405, 409, 422);

    private static final String ENABLE = "mutation($input: EnablePullRequestAutoMergeInput!)"
            + " { enablePullRequestAutoMerge(input: $input) { clientMutationId } }";
    private static final String DISABLE = "mutation($input: DisablePullRequestAutoMergeInput!)"
            + " { disablePullRequestAutoMerge(input: $input) { clientMutationId } }";

    private final GitHubApi api;

    GitHubMerges(GitHubApi api) {
        this.api = api;
    }

    Merging merge(PullRequest pullRequest, MergeRequest request) {
        var answer = api.send(
                "PUT",
                "pulls/" + pullRequest.number() + "/merge",
                JsonObject.empty()
                        .with("sha", request.head().value())
                        .with("merge_method", method())
                        .with("commit_title", request.title())
                        .with("commit_message", request.message()),
                REFUSALS);
        return answer.worked()
                ? new Merging.Merged(
                        new CommitId(GitHubApi.object(answer).text("sha").orElseThrow()))
                : new Merging.NotPossible(Refusals.said(answer));
    }

    Merging mergeWhenGreen(PullRequest pullRequest, MergeRequest request) {
        var found = api.get("pulls/" + pullRequest.number());
        var errors = errors(api.graph(
                ENABLE,
                JsonObject.empty()
                        .with(
                                "input",
                                JsonObject.empty()
                                        .with("pullRequestId", id(found))
                                        .with("expectedHeadOid", request.head().value())
                                        .with("mergeMethod", method().toUpperCase(Locale.ROOT))
                                        .with("commitHeadline", request.title())
                                        .with("commitBody", request.message()))));
        if (errors.isEmpty()) {
            return new Merging.Scheduled();
        }
        // GitHub does not schedule what it could merge at once.
        return errors.get().contains("clean status")
                ? merge(pullRequest, request)
                : new Merging.NotPossible(errors.get());
    }

    void mergeByPeople(PullRequest pullRequest) {
        var found = api.get("pulls/" + pullRequest.number());
        if (found.object("auto_merge").isPresent()) {
            api.graph(
                    DISABLE, JsonObject.empty().with("input", JsonObject.empty().with("pullRequestId", id(found))));
        }
    }

    private static String id(JsonObject pullRequest) {
        return pullRequest.text("node_id").orElse("");
    }

    private static Optional<String> errors(JsonObject answer) {
        return Optional.of(answer.objects("errors").stream()
                        .flatMap(error -> error.text("message").stream())
                        .collect(Collectors.joining("; ")))
                .filter(said -> !said.isEmpty());
    }

    /** A token that may not see what the repository allows gets the first, as GitHub says so if it is not allowed. */
    private String method() {
        var repository = api.get("");
        return METHODS.stream()
                .filter(each -> repository
                        .flag(each.equals("merge") ? "allow_merge_commit" : "allow_" + each + "_merge")
                        .orElse(false))
                .findFirst()
                .orElse(METHODS.getFirst());
    }
}
