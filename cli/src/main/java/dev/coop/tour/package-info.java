/** The tour as data: what is told, which command line is run. */
@NullMarked
package dev.coop.tour;

import org.jspecify.annotations.NullMarked;
