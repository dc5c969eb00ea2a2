/** The port to what syncs the GitOps repository into clusters, and what it reports of a rollout. */
@NullMarked
package dev.coop.delivery;

import org.jspecify.annotations.NullMarked;
