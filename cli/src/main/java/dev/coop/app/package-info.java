/** The app that one coop.yaml describes, as records. Pure. */
@NullMarked
package dev.coop.app;

import org.jspecify.annotations.NullMarked;
