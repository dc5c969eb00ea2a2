/** install.sh as a user runs it: made-up releases, several shells, and every point at which it may be killed. */
@NullMarked
package dev.coop.install;

import org.jspecify.annotations.NullMarked;
