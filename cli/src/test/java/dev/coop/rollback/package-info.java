@NullMarked
package dev.coop.rollback;

import org.jspecify.annotations.NullMarked;
