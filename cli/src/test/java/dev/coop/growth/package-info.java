@NullMarked
package dev.coop.growth;

import org.jspecify.annotations.NullMarked;
