/** Taking an app out of an environment. Uses what a deploy uses, and the history. */
@NullMarked
package dev.coop.removal;

import org.jspecify.annotations.NullMarked;
