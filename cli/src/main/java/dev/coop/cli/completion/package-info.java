/**
 * Completion in the users' shells: scripts made from picocli's model of the commands, and what the scripts ask for that
 * only the program knows. It may use picocli, and reads files of this machine alone.
 */
@NullMarked
package dev.coop.cli.completion;

import org.jspecify.annotations.NullMarked;
