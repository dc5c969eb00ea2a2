/** Tests of what is written to streams, and how. */
@NullMarked
package dev.coop.terminal;

import org.jspecify.annotations.NullMarked;
