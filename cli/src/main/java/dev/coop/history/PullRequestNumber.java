package dev.coop.history;

import java.util.Optional;
import java.util.regex.Pattern;

/** The pull request that a commit of the main branch came from, as the forges write it into the message. */
final class PullRequestNumber {
    /** GitHub's merge commits. */
    private static final Pattern MERGED = Pattern.compile("\\AMerge pull request #([0-9]{1,9})\\b");
    /** Squashes of GitHub and Gitea end with it; Gitea's merge commits have it before the branch's name. */
    private static final Pattern IN_BRACKETS =
            Pattern.compile("\\A[^\\n]*\\(#([0-9]{1,9})\\)(?: from [^\\n]*)?(?:\\n|\\z)");
    /** The last paragraph of GitLab's merge commits, and of its squashes by template. */
    private static final Pattern SEE = Pattern.compile("(?m)^See merge request (?:\\S*)!([0-9]{1,9})$");

    private PullRequestNumber() {}

    static Optional<Integer> of(String message) {
        for (var pattern : new Pattern[] {MERGED, IN_BRACKETS, SEE}) {
            var matcher = pattern.matcher(message);
            if (matcher.find()) {
                return Optional.of(Integer.valueOf(matcher.group(1)));
            }
        }
        return Optional.empty();
    }
}
