package dev.coop.status;

import dev.coop.app.EnvironmentName;
import dev.coop.forge.PullRequest;
import dev.coop.forge.WaitsFor;
import java.util.Optional;

/**
 * A pull request that is open for an environment.
 *
 * @param pullRequest the pull request
 * @param waitsFor what it waits for
 * @param heldIn the environment before, where what it proposes was rolled back
 */
public record Proposed(PullRequest pullRequest, WaitsFor waitsFor, Optional<EnvironmentName> heldIn) {

    /** Something that no environment has taken back. */
    public Proposed(PullRequest pullRequest, WaitsFor waitsFor) {
        this(pullRequest, waitsFor, Optional.empty());
    }

    Proposed heldIn(EnvironmentName place) {
        return new Proposed(pullRequest, waitsFor, Optional.of(place));
    }
}
