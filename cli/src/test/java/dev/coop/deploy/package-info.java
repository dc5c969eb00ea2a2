/** Tests of deploys into a real repository on disk. */
@NullMarked
package dev.coop.deploy;

import org.jspecify.annotations.NullMarked;
