package dev.coop.gitops.jgit;

import dev.coop.gitops.GitOpsRepository.Overtaken;
import dev.coop.gitops.GitOpsRepository.PushOutcome;
import dev.coop.gitops.GitOpsRepository.Refused;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A server's no to a push.
 *
 * @param status what it says of the branch, such as {@code pre-receive hook declined}
 * @param messages what it and its hooks printed
 */
record Rejection(String status, String messages) {

    /** Returns what it means, looking at the branch again where the words leave it open. */
    PushOutcome outcome(BooleanSupplier branchHasMoved) {
        if (!isWilful() && (isLostRace() || branchHasMoved.getAsBoolean())) {
            return new Overtaken();
        }
        return new Refused(new HookWords(messages).orElse(status));
    }

    // The words of Git's own receive-pack, of JGit's and of the forges; none of them is part of the protocol.
    private boolean isLostRace() {
        return has(
                "failed to update ref",
                "failed to lock",
                "cannot lock",
                "non-fast-forward",
                "fetch first",
                "stale info",
                "reference already exists",
                "lock failure",
                "lock_failure",
                "incorrect old value");
    }

    private boolean isWilful() {
        return has("declined", "protected", "prohibited", "cannot create", "currently checked out");
    }

    private boolean has(String... words) {
        var said = (status + "\n" + messages).toLowerCase(Locale.ROOT);
        return Stream.of(words).anyMatch(said::contains);
    }
}
