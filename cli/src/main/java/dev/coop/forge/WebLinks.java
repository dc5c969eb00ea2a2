package dev.coop.forge;

import dev.coop.config.ForgeKind;
import dev.coop.source.CommitId;
import dev.coop.source.RepositoryAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses of a repository's pages for people. Only of hosts whose layout is known, by their name or otherwise; a path
 * has none.
 *
 * @param repository the repository's page, without a slash at its end
 * @param infix what stands between it and {@code commit} or {@code compare}: GitLab has {@code /-}
 */
public record WebLinks(String repository, String infix) {
    private static final Pattern SAFE = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~-]+){2,}");

    /** Returns the pages of a repository, if they are known. */
    public static Optional<WebLinks> of(RepositoryAddress address) {
        return address.host().flatMap(ForgeKind::ofHost).flatMap(kind -> of(address, kind));
    }

    /** Returns the pages of a repository on a host that is known to be of this kind. */
    public static Optional<WebLinks> of(RepositoryAddress address, ForgeKind kind) {
        return Optional.of(address.value())
                .filter(url -> SAFE.matcher(url).matches())
                .map(url -> new WebLinks(url, kind == ForgeKind.GITLAB ? "/-" : ""));
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
