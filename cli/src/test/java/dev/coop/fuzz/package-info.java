@NullMarked
package dev.coop.fuzz;

import org.jspecify.annotations.NullMarked;
