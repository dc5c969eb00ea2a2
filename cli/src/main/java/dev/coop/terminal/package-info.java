/** The only way to speak to a person or a script: results, notes, marks, tables, live areas and questions. */
@NullMarked
package dev.coop.terminal;

import org.jspecify.annotations.NullMarked;
