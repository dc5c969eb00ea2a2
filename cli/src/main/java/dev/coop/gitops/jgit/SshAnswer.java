package dev.coop.gitops.jgit;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How an ssh ended that reached for a repository, and what it means. Its exit status tells who speaks: ssh itself, or
 * the server that let it in. What ssh or a server then says of itself is in words only.
 *
 * @param status its exit status, with which a server's command ended too
 * @param said what stood on standard error
 * @param begun whether the server had begun to speak Git's protocol
 */
record SshAnswer(int status, String said, Begun begun) {
    /** OpenSSH's own exit status (ssh(1), EXIT STATUS); a server's command ends with any other. */
    private static final int OF_SSH = 255;

    /** A shell's for a program that is not there. */
    private static final int NO_SUCH_COMMAND = 127;

    /** What ends by a signal of ours has not answered. */
    private static final int BY_SIGNAL = 128;

    private static final Set<String> KEYS_REFUSED =
            Set.of("permission denied (", "too many authentication failures", "no more authentication methods");

    /** The words by which a forge says that it is ill itself, which it does with the status of a refusal. */
    private static final List<String> ILL = List.of(
            "internal api unreachable",
            "internal api error",
            "internal server",
            "internal error",
            "temporarily unavailable",
            "try again");

    private static final List<String> NOT_FOUND = List.of(
            "not found",
            "does not exist",
            "could not be found",
            "cannot find",
            "does not appear to be a git repository");

    private static final Pattern FRAME = Pattern.compile("^(?:remote:|> )?\\s*|\\s+$");

    /** Whether a server gave the repository: whatever ends afterwards is no refusal. */
    enum Begun {
        YES,
        NO
    }

    /** What it means. */
    enum Meaning {
        HOST_NOT_TRUSTED,
        NOT_AUTHENTICATED,
        NO_REPOSITORY,
        NOT_ALLOWED,
        NO_ANSWER
    }

    Meaning meaning() {
        return switch (status) {
            case OF_SSH -> ofSsh();
            case 0, NO_SUCH_COMMAND -> Meaning.NO_ANSWER;
            default -> status > BY_SIGNAL || begun == Begun.YES ? Meaning.NO_ANSWER : ofServer();
        };
    }

    /** What ssh warns of on the way counts for nothing: its last words are why it gave up. */
    private Meaning ofSsh() {
        var last = String.join("\n", lines().reversed().stream().limit(2).toList());
        if (has(last, List.of("host key verification failed"))) {
            return Meaning.HOST_NOT_TRUSTED;
        }
        return has(last, KEYS_REFUSED) ? Meaning.NOT_AUTHENTICATED : Meaning.NO_ANSWER;
    }

    /** Whoever let the user in and does not give the repository, refuses it. */
    private Meaning ofServer() {
        if (has(said, ILL)) {
            return Meaning.NO_ANSWER;
        }
        return said.isBlank() || has(said, NOT_FOUND) ? Meaning.NO_REPOSITORY : Meaning.NOT_ALLOWED;
    }

    private static boolean has(String text, Iterable<String> words) {
        var lower = text.toLowerCase(Locale.ROOT);
        for (var each : words) {
            if (lower.contains(each)) {
                return true;
            }
        }
        return false;
    }

    /** Returns its last words, without the frame that a server draws around them. */
    String lastLine() {
        return lines().isEmpty() ? "" : lines().getLast();
    }

    private List<String> lines() {
        return said.lines()
                .map(line -> FRAME.matcher(line).replaceAll(""))
                .filter(line -> line.chars().anyMatch(Character::isLetter))
                .toList();
    }
}
