/** Starting and adopting apps, checked against trees of files and real folders. */
@NullMarked
package dev.coop.scaffold;

import org.jspecify.annotations.NullMarked;
