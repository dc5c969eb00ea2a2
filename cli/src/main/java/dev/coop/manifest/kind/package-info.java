/**
 * What coop renders by itself: one class for each kind of resource, and the pieces that several of them share. Pure.
 */
@NullMarked
package dev.coop.manifest.kind;

import org.jspecify.annotations.NullMarked;
