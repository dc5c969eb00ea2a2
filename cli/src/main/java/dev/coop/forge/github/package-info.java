/** Pull requests on GitHub and GitHub Enterprise, through github-api. */
@NullMarked
package dev.coop.forge.github;

import org.jspecify.annotations.NullMarked;
