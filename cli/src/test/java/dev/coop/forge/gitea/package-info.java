/** The Gitea and Forgejo adapter against a server that keeps pull requests as they describe their API. */
@NullMarked
package dev.coop.forge.gitea;

import org.jspecify.annotations.NullMarked;
