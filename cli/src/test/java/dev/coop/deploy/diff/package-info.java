/** Tests of the text diff. */
@NullMarked
package dev.coop.deploy.diff;

import org.jspecify.annotations.NullMarked;
