package dev.coop.cli;

import java.lang.reflect.Proxy;
import picocli.CommandLine;

/** The commands for tests that look at them and run none. */
public final class UnusedSession {
    private UnusedSession() {}

    /** Returns the whole tree. */
    public static CommandLine commandLine() {
        var unused = (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (_, asked, _) -> {
                    throw new AssertionError("no command is run, but asked for " + asked.getName());
                });
        return Coop.commandLine(unused, new Globals());
    }
}
