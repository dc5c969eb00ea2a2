/** What changes in the cluster, resource by resource and field by field, and what of it is risky; pure. */
@NullMarked
package dev.coop.deploy.change;

import org.jspecify.annotations.NullMarked;
