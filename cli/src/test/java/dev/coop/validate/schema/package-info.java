/** Tests of what validation finds. */
@NullMarked
package dev.coop.validate.schema;

import org.jspecify.annotations.NullMarked;
