/** Calls over real HTTP, to servers on the loopback interface. */
@NullMarked
package dev.coop.http;

import org.jspecify.annotations.NullMarked;
