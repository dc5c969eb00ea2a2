/** The GitHub adapter against a server that keeps pull requests as GitHub describes its API. */
@NullMarked
package dev.coop.forge.github;

import org.jspecify.annotations.NullMarked;
