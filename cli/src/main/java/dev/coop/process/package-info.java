/** Running other programs: the app's own build command, Git's credential helpers, a browser. */
@NullMarked
package dev.coop.process;

import org.jspecify.annotations.NullMarked;
