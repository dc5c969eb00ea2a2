/** Manual pages and the command reference, made from the command tree. */
@NullMarked
package dev.coop.cli.manual;

import org.jspecify.annotations.NullMarked;
