/** What JSON texts and trees promise. */
@NullMarked
package dev.coop.json;

import org.jspecify.annotations.NullMarked;
