/** The app's own repository, read by the user's own Git where JGit does not know its kind. */
@NullMarked
package dev.coop.source.git;

import org.jspecify.annotations.NullMarked;
