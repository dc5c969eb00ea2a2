package dev.coop.forge;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;

/** A pull request was opened, closed or merged by somebody else at the same moment: looking again may mend it. */
public final class SomebodyWasFaster extends Failure {
    private static final long serialVersionUID = 1L;

    public SomebodyWasFaster(Diagnostic diagnostic) {
        super(Kind.CONFLICT, diagnostic);
    }
}
