package dev.coop.forge;

import dev.coop.config.ForgeKind;
import dev.coop.source.CommitId;
import dev.coop.source.RepositoryAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses of a repository's pages for people. Only of hosts whose layout is known by their name; a path, or a host of
 * another kind, has none.
 *
 * @param repository the repository's page, without a slash at its end
 * @param infix what stands between it and {@code commit} or {@code compare}: GitLab has {@code /-}
 */
public record WebLinks(String repository, String infix) {
    private static final Pattern SAFE = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~-]+){2,}");

    /** Returns the pages of a repository, if they are known. */
    public static Optional<WebLinks> of(RepositoryAddress address) {
        var url = address.value();
        var host = address.host().orElse("");
        if (!SAFE.matcher(url).matches()) {
            return Optional.empty();
        }
        return ForgeKind.ofHost(host).map(kind -> new WebLinks(url, kind == ForgeKind.GITLAB ? "/-" : ""));
    }

    /** Returns a commit's page. */
    public String commit(CommitId commit) {
        return repository + infix + "/commit/" + commit;
    }

    /** Returns the page of what lies between two commits. */
    public String compare(CommitId from, CommitId to) {
        return repository + infix + "/compare/" + from + "..." + to;
    }
}
