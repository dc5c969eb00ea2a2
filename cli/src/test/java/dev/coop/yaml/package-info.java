/** Tests of the yaml package. */
@NullMarked
package dev.coop.yaml;

import org.jspecify.annotations.NullMarked;
