/** What Argo CD says of an application, over its REST API. */
@NullMarked
package dev.coop.delivery.argocd;

import org.jspecify.annotations.NullMarked;
