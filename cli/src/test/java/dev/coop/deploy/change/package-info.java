/** Tests of what a reviewer is told. */
@NullMarked
package dev.coop.deploy.change;

import org.jspecify.annotations.NullMarked;
