/** Tests of the embedded platform. */
@NullMarked
package dev.coop.sandbox;

import org.jspecify.annotations.NullMarked;
