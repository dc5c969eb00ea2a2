package dev.coop.cli;

import dev.coop.diagnostic.Closest;
import dev.coop.terminal.Terminal;

/** A name of an app that is neither checked out here nor on the platform: most likely a slip. */
final class UnknownApp {
    private UnknownApp() {}

    /** Returns whether it is one, to be asked where there is nothing to show of it; a person is told so. */
    static boolean is(AppSession on, Terminal terminal) {
        if (on.isHere()) {
            return false;
        }
        var name = on.name().value();
        var known = on.apps();
        if (known.contains(name)) {
            return false;
        }
        terminal.warning("no app `" + name + "` is on " + on.platform().name()
                + Closest.to(name, known)
                        .map(meant -> ": did you mean `" + meant + "`?")
                        .orElse(" or checked out here"));
        return true;
    }
}
