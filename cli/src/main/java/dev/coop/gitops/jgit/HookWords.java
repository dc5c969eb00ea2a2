package dev.coop.gitops.jgit;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a server and its hooks printed when they refused a push, for a person. */
record HookWords(String printed) {
    /** What is put in front of a line, some of it more than once: {@code error: error: Not allowed to push}. */
    private static final Pattern LABELS =
            Pattern.compile("^((remote|error|fatal|gitlab|gitea|forgejo):\\s*)+", Pattern.CASE_INSENSITIVE);

    /** Returns the words on one line; the other ones where nothing was said. */
    String orElse(String other) {
        var said = printed.lines()
                .map(line -> LABELS.matcher(line.strip()).replaceFirst(""))
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining(" "));
        return said.isEmpty() ? other : said;
    }
}
