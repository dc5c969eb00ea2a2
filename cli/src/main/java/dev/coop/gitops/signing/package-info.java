/** Signs commits as Git does: by the user's own gpg, gpgsm or ssh-keygen. */
@NullMarked
package dev.coop.gitops.signing;

import org.jspecify.annotations.NullMarked;
