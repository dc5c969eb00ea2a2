/** The use cases that say what runs where: desired, proposed and live, put together. */
@NullMarked
package dev.coop.status;

import org.jspecify.annotations.NullMarked;
