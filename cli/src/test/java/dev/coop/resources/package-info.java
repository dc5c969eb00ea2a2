/** Tests of what is read from the files of extra resources. */
@NullMarked
package dev.coop.resources;

import org.jspecify.annotations.NullMarked;
