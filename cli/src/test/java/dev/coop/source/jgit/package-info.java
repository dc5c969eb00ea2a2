/** The app's own repository against clones that Git made. */
@NullMarked
package dev.coop.source.jgit;

import org.jspecify.annotations.NullMarked;
