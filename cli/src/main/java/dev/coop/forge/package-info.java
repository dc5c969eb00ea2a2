/** The port to where pull requests live. */
@NullMarked
package dev.coop.forge;

import org.jspecify.annotations.NullMarked;
