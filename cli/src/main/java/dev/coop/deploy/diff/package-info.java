/** What a release changes in an environment's manifests, as a text; pure, and the only room with java-diff-utils. */
@NullMarked
package dev.coop.deploy.diff;

import org.jspecify.annotations.NullMarked;
