/** What an environment ran, from the GitOps repository's commits alone. Uses the gitops port. */
@NullMarked
package dev.coop.history;

import org.jspecify.annotations.NullMarked;
