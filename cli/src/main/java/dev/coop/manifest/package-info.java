/** From an app, an environment and an image to Kubernetes manifests. Pure: the same input gives the same bytes. */
@NullMarked
package dev.coop.manifest;

import org.jspecify.annotations.NullMarked;
