/** Tests of releases and of the port to the GitOps repository. */
@NullMarked
package dev.coop.gitops;

import org.jspecify.annotations.NullMarked;
