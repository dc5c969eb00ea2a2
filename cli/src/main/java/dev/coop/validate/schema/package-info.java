/**
 * The JSON Schemas of coop.yaml and platform.yaml over the yaml package's own nodes; the only package that knows the
 * schema validator.
 */
@NullMarked
package dev.coop.validate.schema;

import org.jspecify.annotations.NullMarked;
