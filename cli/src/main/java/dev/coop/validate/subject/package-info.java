/** What rules look at: an app's settings in each environment, its extra resources, what coop renders for it. Pure. */
@NullMarked
package dev.coop.validate.subject;

import org.jspecify.annotations.NullMarked;
