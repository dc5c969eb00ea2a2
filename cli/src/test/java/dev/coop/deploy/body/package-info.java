/** Tests of what a reviewer is told. */
@NullMarked
package dev.coop.deploy.body;

import org.jspecify.annotations.NullMarked;
