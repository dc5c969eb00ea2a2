/** Tests of rules. */
@NullMarked
package dev.coop.validate.rule;

import org.jspecify.annotations.NullMarked;
