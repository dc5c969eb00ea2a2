/** The local forge keeps the promises of a forge. */
@NullMarked
package dev.coop.forge.local;

import org.jspecify.annotations.NullMarked;
