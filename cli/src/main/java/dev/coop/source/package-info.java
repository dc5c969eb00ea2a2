/** The port to the app's own repository: its commit, its changes, its history. */
@NullMarked
package dev.coop.source;

import org.jspecify.annotations.NullMarked;
