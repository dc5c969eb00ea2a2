/** The Argo CD adapter over real HTTP. */
@NullMarked
package dev.coop.delivery.argocd;

import org.jspecify.annotations.NullMarked;
