package dev.coop.deploy;

import dev.coop.app.EnvironmentName;
import dev.coop.delivery.Rollout;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a release runs already, and how it is there.
 *
 * @param environment where
 * @param rollout how it is
 * @param since when that began, if it is known
 */
public record RunsIn(EnvironmentName environment, Rollout rollout, Optional<Instant> since) {}
