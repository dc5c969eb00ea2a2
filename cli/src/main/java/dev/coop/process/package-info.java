/** Running other programs: the app's own build command, Git's credential helpers, ssh, a browser. */
@NullMarked
package dev.coop.process;

import org.jspecify.annotations.NullMarked;
