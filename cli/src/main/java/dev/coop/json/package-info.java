/** JSON trees in and out. Pure; the only package that knows Jackson. */
@NullMarked
package dev.coop.json;

import org.jspecify.annotations.NullMarked;
