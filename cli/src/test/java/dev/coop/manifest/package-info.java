/** Tests of what is rendered, most of them by golden files. */
@NullMarked
package dev.coop.manifest;

import org.jspecify.annotations.NullMarked;
