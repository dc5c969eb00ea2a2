/** Tests of the image.jib package. */
@NullMarked
package dev.coop.image.jib;

import org.jspecify.annotations.NullMarked;
