/** Pull requests on Gitea and Forgejo, through the REST API that both have, over the port's own way to an API. */
@NullMarked
package dev.coop.forge.gitea;

import org.jspecify.annotations.NullMarked;
