/** One class a rule; each says in its name what holds. */
@NullMarked
package dev.coop.validate.rule;

import org.jspecify.annotations.NullMarked;
