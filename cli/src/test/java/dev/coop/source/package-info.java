/** The source repository that a test writes. */
@NullMarked
package dev.coop.source;

import org.jspecify.annotations.NullMarked;
