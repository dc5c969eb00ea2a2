/** The body of a pull request: what a reviewer has to know, in the order of its weight; pure. */
@NullMarked
package dev.coop.deploy.body;

import org.jspecify.annotations.NullMarked;
