/** Tests of the command line. */
@NullMarked
package dev.coop.cli;

import org.jspecify.annotations.NullMarked;
