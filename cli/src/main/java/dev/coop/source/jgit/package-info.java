/** The app's own repository, read with JGit. */
@NullMarked
package dev.coop.source.jgit;

import org.jspecify.annotations.NullMarked;
