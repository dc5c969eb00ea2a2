package dev.coop.cli.manual;

import dev.coop.cli.Coop;
import dev.coop.cli.Globals;
import dev.coop.cli.Session;
import dev.coop.cli.help.HelpPage;
import java.lang.reflect.Proxy;
import java.util.List;

/** The commands as a user sees them. */
final class CommandTree {
    private CommandTree() {}

    /** Returns every command's page, the root's first. */
    static List<HelpPage> pages() {
        var unused = (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (_, method, _) -> {
                    throw new AssertionError("no command is run, but asked for " + method.getName());
                });
        return HelpPage.tree(Coop.commandLine(unused, new Globals()).getCommandSpec());
    }
}
