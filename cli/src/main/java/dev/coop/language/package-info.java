/**
 * What a project is written in, by which file that is recognised, and how its image is made unless coop.yaml says
 * otherwise. {@code coop init} writes it down and {@code coop build} does it: neither has an idea of its own.
 */
@NullMarked
package dev.coop.language;

import org.jspecify.annotations.NullMarked;
