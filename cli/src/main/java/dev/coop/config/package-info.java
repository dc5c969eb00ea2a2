/** Settings with the place each came from, and the credentials that a person or a CI job has. */
@NullMarked
package dev.coop.config;

import org.jspecify.annotations.NullMarked;
