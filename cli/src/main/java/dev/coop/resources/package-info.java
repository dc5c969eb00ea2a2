/**
 * Extra resources: the one reader of what an app's owner adds, and each of its resources in an environment, as written
 * but for variables and labels. Pure.
 */
@NullMarked
package dev.coop.resources;

import org.jspecify.annotations.NullMarked;
