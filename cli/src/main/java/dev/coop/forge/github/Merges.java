package dev.coop.forge.github;

import dev.coop.forge.Forge.MergeRequest;
import dev.coop.forge.Forge.Merging;
import dev.coop.http.Answer;
import dev.coop.json.JsonObject;
import dev.coop.source.CommitId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Merges pull requests, and lets GitHub merge them by itself (its "auto-merge"). */
final class Merges {
    /** How often the base branch may move in between; GitHub refuses then, and means that it may be tried again. */
    private static final int TRIES = 5;

    /** Not mergeable, the branch moved, not as it should be; all with GitHub's reason. */
    private static final Set<Integer> REFUSED = Set.of(405, 409, 422);

    static final String ENABLE = """
        mutation($input: EnablePullRequestAutoMergeInput!) {
          enablePullRequestAutoMerge(input: $input) { pullRequest { number } }
        }
        """;
    static final String DISABLE = """
        mutation($input: DisablePullRequestAutoMergeInput!) {
          disablePullRequestAutoMerge(input: $input) { pullRequest { number } }
        }
        """;

    private final RepositoryCalls repository;
    private final GraphQl graphQl;
    private final ReadinessReader readiness;

    Merges(RepositoryCalls repository, GraphQl graphQl, ReadinessReader readiness) {
        this.repository = repository;
        this.graphQl = graphQl;
        this.readiness = readiness;
    }

    Merging merge(int number, MergeRequest request) {
        var refusal = "";
        for (var method : methods()) {
            var answer = tryMerge(number, request, method);
            if (answer.worked()) {
                return merged(RepositoryCalls.object(answer).text("sha"));
            }
            refusal = Refusals.said(answer);
            if (!refusal.matches("(?is).*(merges?|merge commits) are not allowed.*")) {
                break;
            }
        }
        // An answer that was lost leads to a second try, which finds it merged.
        var pull = repository.read("/pulls/" + number);
        return pull.flag("merged").orElse(false)
                        && pull.text("head", "sha")
                                .filter(request.head().value()::equals)
                                .isPresent()
                ? merged(pull.text("merge_commit_sha"))
                : new Merging.NotPossible(refusal);
    }

    private Answer tryMerge(int number, MergeRequest request, Method method) {
        var body = JsonObject.empty()
                .with("merge_method", method.inRest())
                .with("sha", request.head().value())
                .with("commit_title", request.title())
                .with("commit_message", request.message());
        var answer = repository.tried("PUT", "/pulls/" + number + "/merge", body, REFUSED);
        for (var tries = 1; tries < TRIES && answer.status() == 405 && isOvertaken(answer); tries++) {
            answer = repository.tried("PUT", "/pulls/" + number + "/merge", body, REFUSED);
        }
        return answer;
    }

    private static boolean isOvertaken(Answer answer) {
        return Refusals.said(answer).startsWith("Base branch was modified");
    }

    private static Merging merged(Optional<String> commit) {
        return commit.<Merging>map(sha -> new Merging.Merged(new CommitId(sha)))
                .orElseThrow(() -> GitHubForge.unexpected(new IllegalStateException("a merge without a commit")));
    }

    Merging mergeWhenGreen(int number, MergeRequest request) {
        var pull = repository.read("/pulls/" + number);
        var refusal = "";
        for (var method : methods()) {
            var outcome = graphQl.send(
                    ENABLE,
                    input(pull)
                            .with("mergeMethod", method.name())
                            .with("expectedHeadOid", request.head().value())
                            .with("commitHeadline", request.title())
                            .with("commitBody", request.message()));
            if (outcome.errors().isEmpty()) {
                return new Merging.Scheduled();
            }
            refusal = said(outcome.errors());
            if (!refusal.matches("(?is).*(merges?|merge commits|merge method) (are|is) not allowed.*")
                    || refusal.contains("Auto merge")) {
                break;
            }
        }
        return instead(number, request, refusal);
    }

    /** GitHub schedules no merge that has nothing to wait for. */
    private Merging instead(int number, MergeRequest request, String refusal) {
        var words = refusal.toLowerCase(Locale.ROOT);
        if (words.contains("clean status")) {
            return merge(number, request);
        }
        if (words.contains("unstable status") || words.contains("protected branch rules not configured")) {
            return switch (readiness.of(number).checks()) {
                case NONE, PASSED -> merge(number, request);
                case RUNNING, FAILED ->
                    new Merging.NotPossible(refusal
                            + "; GitHub waits only for checks that a rule of the base branch requires, and one that"
                            + " none requires has not passed");
            };
        }
        return new Merging.NotPossible(
                words.contains("auto merge is not allowed") || words.contains("auto-merge is not allowed")
                        ? refusal + "; an administrator can allow it in the repository's settings (`Allow auto-merge`)"
                        : refusal);
    }

    boolean mergeByPeople(int number) {
        var pull = repository.read("/pulls/" + number);
        if (pull.object("auto_merge").isEmpty()) {
            return false;
        }
        var outcome = graphQl.send(DISABLE, input(pull));
        if (!outcome.errors().isEmpty()
                && repository.read("/pulls/" + number).object("auto_merge").isPresent()) {
            throw GitHubForge.refused(said(outcome.errors()), "auto-merge of #" + number);
        }
        return true;
    }

    private static JsonObject input(JsonObject pull) {
        return JsonObject.empty().withText("pullRequestId", pull.text("node_id"));
    }

    private static String said(List<JsonObject> errors) {
        return errors.stream()
                .flatMap(error -> error.text("message").stream())
                .map(words -> words.replaceFirst("^Pull request (?=Pull request|Auto merge|Protected)", ""))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** How commits come to the base branch. */
    private enum Method {
        SQUASH,
        MERGE,
        REBASE;

        String inRest() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns what the repository allows, the best first; what it does not tell may be allowed. */
    private List<Method> methods() {
        var settings = repository.read("");
        var allowed = new ArrayList<Method>();
        for (var method : Method.values()) {
            var setting = method == Method.MERGE ? "allow_merge_commit" : "allow_" + method.inRest() + "_merge";
            if (settings.flag(setting).orElse(true)) {
                allowed.add(method);
            }
        }
        return allowed;
    }
}
