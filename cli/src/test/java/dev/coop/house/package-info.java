/** Rules of the house that no compiler knows: which room may know which, and how a file is laid out. */
@NullMarked
package dev.coop.house;

import org.jspecify.annotations.NullMarked;
