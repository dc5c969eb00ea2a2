@NullMarked
package dev.coop.history;

import org.jspecify.annotations.NullMarked;
