/** Kubernetes' own rules for single values, one class each, as its API server and its controllers have them. Pure. */
@NullMarked
package dev.coop.validate.value;

import org.jspecify.annotations.NullMarked;
