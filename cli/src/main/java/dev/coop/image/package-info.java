/** Image references, the recipe of an app's image, and the ports that build images and look them up. */
@NullMarked
package dev.coop.image;

import org.jspecify.annotations.NullMarked;
