package dev.coop.cli.help;

import java.util.List;

/** Commands that belong together, in the order in which they are needed. */
record CommandGroup(String heading, List<String> names) {
    static final List<CommandGroup> ALL = List.of(
            new CommandGroup("Start", List.of("tour", "init")),
            new CommandGroup("Every day", List.of("validate", "build", "diff", "deploy", "status", "open", "render")),
            new CommandGroup("When it matters", List.of("history", "rollback", "remove")),
            new CommandGroup(
                    "Platform and tools",
                    List.of("login", "logout", "doctor", "sandbox", "schema", "completion", "version", "help")));

    /** What no group names stands in the last one. */
    boolean has(String command) {
        return names.contains(command)
                || (equals(ALL.getLast()) && ALL.stream().noneMatch(group -> group.names.contains(command)));
    }

    /** Returns where a command stands in the group. */
    int position(String command) {
        return names.contains(command) ? names.indexOf(command) : names.size();
    }
}
