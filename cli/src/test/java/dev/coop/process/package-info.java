/** Tests of the process package. */
@NullMarked
package dev.coop.process;

import org.jspecify.annotations.NullMarked;
