/** Pull requests kept beside a bare repository, for the sandbox. */
@NullMarked
package dev.coop.forge.local;

import org.jspecify.annotations.NullMarked;
