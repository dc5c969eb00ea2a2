/** Starts coop and puts its parts together; the only package that knows adapters. */
@NullMarked
package dev.coop;

import org.jspecify.annotations.NullMarked;
