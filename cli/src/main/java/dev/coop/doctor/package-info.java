/** Examines the settings and the ways to other systems; changes nothing. May use every room to its left. */
@NullMarked
package dev.coop.doctor;

import org.jspecify.annotations.NullMarked;
