/** Every problem of an app's files at once, each with its place. Pure. */
@NullMarked
package dev.coop.validate;

import org.jspecify.annotations.NullMarked;
