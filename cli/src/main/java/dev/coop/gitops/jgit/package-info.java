/**
 * The GitOps repository over JGit, without a work tree: trees in, trees out, pushed with the old tip expected. May use
 * JGit; {@link dev.coop.gitops.jgit.JGitGitOpsRepository} is its one door.
 */
@NullMarked
package dev.coop.gitops.jgit;

import org.jspecify.annotations.NullMarked;
