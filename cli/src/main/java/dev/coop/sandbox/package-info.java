/** The embedded platform: a local GitOps repository, local pull requests and local images. */
@NullMarked
package dev.coop.sandbox;

import org.jspecify.annotations.NullMarked;
