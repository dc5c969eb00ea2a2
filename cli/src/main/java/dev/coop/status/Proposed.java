package dev.coop.status;

import dev.coop.forge.PullRequest;
import dev.coop.forge.WaitsFor;

/**
 * A pull request that is open for an environment.
 *
 * @param pullRequest the pull request
 * @param waitsFor what it waits for
 */
public record Proposed(PullRequest pullRequest, WaitsFor waitsFor) {}
