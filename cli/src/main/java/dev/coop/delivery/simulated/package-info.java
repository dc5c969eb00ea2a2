/** The sandbox's delivery: plays a rollout from the release's own time, and says so. */
@NullMarked
package dev.coop.delivery.simulated;

import org.jspecify.annotations.NullMarked;
