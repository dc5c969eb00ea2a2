/**
 * A user's sessions with the built program: scripts under src/test/acceptance and the console blocks of the documents.
 */
@NullMarked
package dev.coop.acceptance;

import org.jspecify.annotations.NullMarked;
