package dev.coop.cli.completion;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command as a shell sees it.
 *
 * @param path its name and those of the commands it belongs to, such as {@code coop sandbox merge}
 * @param description what it does
 * @param options its own first, then those that every command takes
 * @param operands what may stand behind it, in order
 * @param commands those that belong to it
 */
public record ShellCommand(
        List<String> path,
        String description,
        List<ShellOption> options,
        List<ShellOperand> operands,
        List<ShellCommand> commands) {

    /**
     * An option.
     *
     * @param names the short one first, if there is one
     * @param description what it does
     * @param value what it takes, if it takes a value
     */
    record ShellOption(List<String> names, String description, Optional<ShellOperand> value) {}

    /**
     * A value on the command line.
     *
     * @param what what it is, in a word for people
     * @param offer what it may be
     * @param times how often it may stand there
     */
    record ShellOperand(String what, Offer offer, Times times) {}

    /** How often something may stand on a command line. */
    enum Times {
        ONCE,
        OFTEN
    }

    String name() {
        return path.getLast();
    }

    /** Returns its path as it is typed. */
    String typed() {
        return String.join(" ", path);
    }

    /** Returns this command and all that belong to it, a command before those that belong to it. */
    Stream<ShellCommand> all() {
        return Stream.concat(Stream.of(this), commands.stream().flatMap(ShellCommand::all));
    }

    /** Returns the names of the options, here or below, that take a value in the next word. */
    List<String> takingValues() {
        return all().flatMap(each -> each.options().stream())
                .filter(option -> option.value().isPresent())
                .flatMap(option -> option.names().stream())
                .distinct()
                .toList();
    }
}
