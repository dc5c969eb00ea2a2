/**
 * Starting or adopting an app: templates, what a project already has, what is written and what is kept. The only
 * package that knows the template engine.
 */
@NullMarked
package dev.coop.scaffold;

import org.jspecify.annotations.NullMarked;
