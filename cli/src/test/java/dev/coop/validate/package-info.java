/** Tests of what validation finds. */
@NullMarked
package dev.coop.validate;

import org.jspecify.annotations.NullMarked;
