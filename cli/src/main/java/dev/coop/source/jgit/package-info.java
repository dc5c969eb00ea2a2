/** The app's own repository, read with JGit, and the settings that JGit has for the whole process. May use JGit. */
@NullMarked
package dev.coop.source.jgit;

import org.jspecify.annotations.NullMarked;
