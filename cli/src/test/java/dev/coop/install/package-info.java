/**
 * install.sh as a user runs it: made-up releases and checkouts, several shells, every point at which it may be killed.
 */
@NullMarked
package dev.coop.install;

import org.jspecify.annotations.NullMarked;
