/** Tests of findings and their places. */
@NullMarked
package dev.coop.diagnostic;

import org.jspecify.annotations.NullMarked;
