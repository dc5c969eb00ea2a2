/** Tests of the played rollout. */
@NullMarked
package dev.coop.delivery.simulated;

import org.jspecify.annotations.NullMarked;
