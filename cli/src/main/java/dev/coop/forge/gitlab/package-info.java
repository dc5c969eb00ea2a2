/**
 * Pull requests on GitLab, which calls them merge requests, through its REST API (https://docs.gitlab.com/api/rest/)
 * over the port's own way to an API.
 */
@NullMarked
package dev.coop.forge.gitlab;

import org.jspecify.annotations.NullMarked;
