/** Time that passes, handed in so that a test needs none. Knows only the JDK. */
@NullMarked
package dev.coop.time;

import org.jspecify.annotations.NullMarked;
