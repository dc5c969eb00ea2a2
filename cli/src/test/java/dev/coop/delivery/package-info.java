/** A delivery that a test tells what to say. */
@NullMarked
package dev.coop.delivery;

import org.jspecify.annotations.NullMarked;
