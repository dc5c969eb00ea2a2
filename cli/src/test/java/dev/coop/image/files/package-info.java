/** Tests of what gets into an image. */
@NullMarked
package dev.coop.image.files;

import org.jspecify.annotations.NullMarked;
