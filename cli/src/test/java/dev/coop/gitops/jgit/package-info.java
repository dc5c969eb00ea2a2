/** The GitOps repository over JGit against Git itself. */
@NullMarked
package dev.coop.gitops.jgit;

import org.jspecify.annotations.NullMarked;
