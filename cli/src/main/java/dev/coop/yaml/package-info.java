/**
 * YAML text to nodes that know their place and back, and edits that keep every other byte. Pure; the only package that
 * knows SnakeYAML.
 */
@NullMarked
package dev.coop.yaml;

import org.jspecify.annotations.NullMarked;
