@NullMarked
package dev.coop.gitops.signing;

import org.jspecify.annotations.NullMarked;
