/** Releases and the port to the GitOps repository that holds them. */
@NullMarked
package dev.coop.gitops;

import org.jspecify.annotations.NullMarked;
