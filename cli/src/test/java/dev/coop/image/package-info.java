/** Tests of the image package. */
@NullMarked
package dev.coop.image;

import org.jspecify.annotations.NullMarked;
