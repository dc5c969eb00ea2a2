/** Tests of what a platform says. */
@NullMarked
package dev.coop.platform;

import org.jspecify.annotations.NullMarked;
