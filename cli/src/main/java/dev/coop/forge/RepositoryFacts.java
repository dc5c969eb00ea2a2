package dev.coop.forge;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Failure.Kind;
import dev.coop.diagnostic.Location;
import dev.coop.json.JsonObject;
import java.util.Optional;

/**
 * What a forge says of the repository itself, by which a refusal is explained.
 *
 * @param place the forge and the request that told it
 * @param name what it is called today
 * @param archived whether nobody may change it
 * @param pullRequests whether it takes pull requests
 */
public record RepositoryFacts(Location place, String name, boolean archived, boolean pullRequests) {

    /** Reads a repository. */
    public static RepositoryFacts of(ForgeAnswer answer) {
        var found = answer.object();
        return new RepositoryFacts(
                answer.place(), name(found), found.flag("archived").orElse(false), takesPullRequests(found));
    }

    /** Returns its path: GitLab has another name for it. */
    public static String name(JsonObject repository) {
        return repository
                .text("full_name")
                .or(() -> repository.text("path_with_namespace"))
                .orElse("");
    }

    /** Whether it takes pull requests. GitLab has the second word, and before its version 13.3 the third. */
    public static boolean takesPullRequests(JsonObject repository) {
        return repository.flag("has_pull_requests").orElse(true)
                && !repository.text("merge_requests_access_level").equals(Optional.of("disabled"))
                && repository.flag("merge_requests_enabled").orElse(true);
    }

    /** Returns why no pull request can be opened there, if that is so. */
    public Optional<Failure> obstacle() {
        if (archived) {
            return Optional.of(failure(
                    Kind.NOT_ALLOWED,
                    "repository-archived",
                    "`" + name + "` is archived: nobody can change it",
                    "have an owner of it take it out of the archive, or name another platform"));
        }
        return pullRequests
                ? Optional.empty()
                : Optional.of(failure(
                        Kind.NOT_ALLOWED,
                        "pull-requests-off",
                        "pull requests are switched off in `" + name + "`",
                        "have an owner of it switch them on in its settings"));
    }

    /** Returns that it has moved, where the forge lets nobody change it by its old name. */
    public Failure moved(String before) {
        return failure(
                Kind.INVALID_INPUT,
                "repository-moved",
                "`" + before + "` is called `" + name + "` today",
                "change the platform's address to the new name");
    }

    private Failure failure(Kind kind, String code, String message, String hint) {
        return new Failure(kind, Diagnostic.error(code, message).at(place).hint(hint));
    }
}
