/** Taking an environment back to an earlier release. Uses what a deploy uses, and the history. */
@NullMarked
package dev.coop.rollback;

import org.jspecify.annotations.NullMarked;
