/** What of an app's folder gets into its image: which files, which stay out and why, and what becomes of links. */
@NullMarked
package dev.coop.image.files;

import org.jspecify.annotations.NullMarked;
