/** Extra resources: as their owner wrote them, with variables filled in and labels added by splice edits. Pure. */
@NullMarked
package dev.coop.manifest.extra;

import org.jspecify.annotations.NullMarked;
