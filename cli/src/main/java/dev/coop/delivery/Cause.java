package dev.coop.delivery;

import dev.coop.diagnostic.Location;
import java.util.List;
import java.util.Optional;

/**
 * Why a rollout is not well.
 *
 * @param code its kebab-case name
 * @param message what is the matter, in plain words
 * @param evidence what the cluster says, line by line
 * @param hint what to do
 * @param location where in the app's files, when that is known
 */
public record Cause(
        String code, String message, List<String> evidence, Optional<String> hint, Optional<Location> location) {}
