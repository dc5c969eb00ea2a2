/** Tests of what is made of the desired, the proposed and the live state. */
@NullMarked
package dev.coop.status;

import org.jspecify.annotations.NullMarked;
