/** Time that a test sets. */
@NullMarked
package dev.coop.time;

import org.jspecify.annotations.NullMarked;
