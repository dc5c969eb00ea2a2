package dev.coop.cli;

import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands below coop. picocli reads a command's options by reflection, which for all of them takes longer than the
 * rest of a short run; of a command that is not needed, the tree has the name and the header alone.
 */
final class CommandTree {
    private final CommandLine root;
    private final Predicate<String> needed;

    CommandTree(CommandLine root, Predicate<String> needed) {
        this.root = root;
        this.needed = needed;
    }

    void add(String name, String header, Supplier<Object> command) {
        var made = needed.test(name) ? command.get() : CommandSpec.create();
        var line = made instanceof CommandLine several ? several : new CommandLine(made);
        line.getCommandSpec().usageMessage().header(header).hidden(name.startsWith("_"));
        root.addSubcommand(name, line);
    }
}
