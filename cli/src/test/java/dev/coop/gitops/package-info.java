/** A Git server and Git itself for tests, and what every GitOps repository must do. */
@NullMarked
package dev.coop.gitops;

import org.jspecify.annotations.NullMarked;
