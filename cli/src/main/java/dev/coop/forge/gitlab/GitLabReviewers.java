package dev.coop.forge.gitlab;

import static dev.coop.forge.ForgeApi.escaped;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.forge.ForgeApi;
import dev.coop.forge.KeyedComment;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks for reviews. On GitLab a group is no reviewer, and without a paid plan only one person is: the others are named
 * in one comment, by which GitLab tells them. Who has to approve is the project's approval rules'.
 */
final class GitLabReviewers {

    /** Whether those who were asked before are asked once more. */
    enum Again {
        YES,
        NO
    }

    private static final String HINT =
            "check the name, and that the token's user or project can see that person or group";

    private final ForgeApi api;
    private final String project;
    private final GitLabNotes notes;
    private final Consumer<Diagnostic> warn;

    GitLabReviewers(ForgeApi api, String project, GitLabNotes notes, Consumer<Diagnostic> warn) {
        this.api = api;
        this.project = project;
        this.notes = notes;
        this.warn = warn;
    }

    /** The pull request stands without them, so a refusal is a warning. */
    void ask(JsonObject pullRequest, List<String> asked, Again again) {
        if (asked.isEmpty()) {
            return;
        }
        try {
            askFor(pullRequest, asked, again);
        } catch (Failure refused) {
            warn.accept(warning(
                            String.join("`, `", asked),
                            refused.diagnostics().getFirst().message())
                    .at(refused.diagnostics().getFirst().location()));
        }
    }

    private void askFor(JsonObject pullRequest, List<String> asked, Again again) {
        var number = Math.toIntExact(pullRequest.number("iid").orElse(0));
        var before = names(pullRequest);
        var people = new ArrayList<JsonObject>();
        var named = new LinkedHashSet<String>();
        for (var each : asked) {
            var name = each.replaceFirst("^@", "");
            if (name.contains("/")) {
                group(each, name).ifPresent(named::add);
            } else {
                person(each, name).ifPresent(people::add);
            }
        }
        var after = with(pullRequest, number, people);
        people.stream()
                .flatMap(each -> each.text("username").stream())
                .filter(each -> !after.contains(each))
                .forEach(named::add);
        if (!named.isEmpty()) {
            notes.keep(number, new KeyedComment("reviewers", "Review wanted: " + mentions(named)));
        }
        var twice = people.stream()
                .flatMap(each -> each.text("username").stream())
                .filter(each -> before.contains(each) && after.contains(each))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (again == Again.YES && !twice.isEmpty()) {
            notes.command(number, "/request_review " + mentions(twice));
        }
    }

    /** Returns who reviews when these people are added. */
    private Set<String> with(JsonObject pullRequest, int number, List<JsonObject> people) {
        var before = names(pullRequest);
        if (people.stream().flatMap(each -> each.text("username").stream()).allMatch(before::contains)) {
            return before;
        }
        var ids = Stream.concat(pullRequest.objects("reviewers").stream(), people.stream())
                .mapToLong(each -> each.number("id").orElse(0))
                .distinct()
                .mapToObj(JsonValue::number)
                .toList();
        return names(api.send(
                        "PUT",
                        project + "/merge_requests/" + number,
                        JsonObject.empty().with("reviewer_ids", ids))
                .object());
    }

    private static Set<String> names(JsonObject pullRequest) {
        return pullRequest.objects("reviewers").stream()
                .flatMap(each -> each.text("username").stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Optional<JsonObject> person(String asked, String name) {
        var answer = api.get("/users?username=" + escaped(name));
        var found = answer.objects().stream().findFirst();
        if (found.isEmpty()) {
            warn.accept(warning(asked, "GitLab knows nobody of that name")
                    .at(new Location.OnRemote(GitLabAccess.NAME, answer.call().request())));
        }
        return found;
    }

    private Optional<String> group(String asked, String path) {
        var answer = api.get("/groups/" + escaped(path) + "?with_projects=false");
        if (answer.worked()) {
            return Optional.of(path);
        }
        warn.accept(answer.warning("review-not-requested", "`" + asked + "` was not asked for a review")
                .hint(HINT));
        return Optional.empty();
    }

    private static String mentions(Set<String> names) {
        return names.stream().map(each -> "@" + each).collect(Collectors.joining(" "));
    }

    private static Diagnostic warning(String reviewer, String why) {
        return Diagnostic.warning("review-not-requested", "`" + reviewer + "` was not asked for a review: " + why)
                .hint(HINT);
    }
}
