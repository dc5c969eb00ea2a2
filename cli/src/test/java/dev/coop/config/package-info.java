/** Which credential goes where. */
@NullMarked
package dev.coop.config;

import org.jspecify.annotations.NullMarked;
