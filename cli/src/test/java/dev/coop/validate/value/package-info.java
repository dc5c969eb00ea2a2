@NullMarked
package dev.coop.validate.value;

import org.jspecify.annotations.NullMarked;
