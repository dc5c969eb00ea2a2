/** Builds and looks up images with Jib, without a Docker engine. */
@NullMarked
package dev.coop.image.jib;

import org.jspecify.annotations.NullMarked;
