/** What there is to say of each command, and how a terminal shows it; manual pages are made from the same. */
@NullMarked
package dev.coop.cli.help;

import org.jspecify.annotations.NullMarked;
