@NullMarked
package dev.coop.removal;

import org.jspecify.annotations.NullMarked;
