/** Settings with the place each came from, and the port for credentials. */
@NullMarked
package dev.coop.config;

import org.jspecify.annotations.NullMarked;
