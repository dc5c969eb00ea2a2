/** The GitLab adapter against a server that keeps merge requests as GitLab documents its API. */
@NullMarked
package dev.coop.forge.gitlab;

import org.jspecify.annotations.NullMarked;
