/** What a deploy keeps to whatever breaks: faults of servers, ends of the program, many deployers at once. */
@NullMarked
package dev.coop.safety;

import org.jspecify.annotations.NullMarked;
