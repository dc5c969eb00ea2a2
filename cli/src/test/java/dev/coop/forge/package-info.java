/** What every forge promises. */
@NullMarked
package dev.coop.forge;

import org.jspecify.annotations.NullMarked;
