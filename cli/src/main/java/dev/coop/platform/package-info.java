/** The platform that one platform.yaml describes: environments and their order, teams, defaults, policies. Pure. */
@NullMarked
package dev.coop.platform;

import org.jspecify.annotations.NullMarked;
