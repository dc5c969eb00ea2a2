package dev.coop.cli.completion;

import dev.coop.cli.completion.ShellCommand.ShellOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** For fish 3.0 and newer: one {@code complete} a command and option, with descriptions. */
final class FishScript {
    private static final String HEAD = """
        # Completes coop's command line in fish; made by `coop completion fish`. Put it into ~/.config/fish/completions, or:
        #
        #   coop completion fish | source

        # Whether the words before the cursor end in this command, with this many operands behind it.
        function __coop_at
            set -l words (commandline -opc)
            set -e words[1]
            set -l command coop
            set -l operands 0
            set -l ended no
            set -l skip no
            for word in $words
                if test $skip = yes
                    set skip no
                else if test $ended = no; and contains -- $word %TAKING_VALUES%
                    set skip yes
                else if test "$word" = --
                    set ended yes
                else if test $ended = no; and string match -q -- '-*' "$word"
                    continue
                else if test $operands = 0; and contains -- "$command $word" %COMMANDS%
                    set command "$command $word"
                else
                    set operands (math $operands + 1)
                end
            end
            test "$command" = "$argv[1]"; or return 1
            test (count $argv) -lt 2; or test $operands = $argv[2]
        end

        # Values that only coop knows, of a kind.
        function __coop_known
            set -l words (commandline -opc)
            set -l program coop
            if string match -q -- '*/*' "$words[1]"
                set program (string replace -r '^~/' "$HOME/" -- "$words[1]")
            end
            set -e words[1]
            command $program __complete $argv[1] -- $words 2>/dev/null
        end

        # What stands before a value in the same word is not part of a folder's name.
        function __coop_folders
            __fish_complete_directories (string replace -r -- '^--[^=]+=' '' (commandline -ct))
        end

        complete -c coop -f
        """;

    private FishScript() {}

    static String of(ShellCommand root) {
        var commands =
                root.all().skip(1).map(command -> quoted(command.typed())).collect(Collectors.joining(" "));
        return HEAD.replace("%TAKING_VALUES%", String.join(" ", root.takingValues()))
                        .replace("%COMMANDS%", commands)
                + root.all().flatMap(command -> lines(command).stream()).collect(Collectors.joining("\n"))
                + "\n";
    }

    private static List<String> lines(ShellCommand command) {
        var lines = new ArrayList<String>();
        lines.add("");
        for (var each : command.commands()) {
            lines.add(at(command, " 0") + " -a " + each.name() + " -d " + quoted(each.description()));
        }
        for (var i = 0; i < command.operands().size(); i++) {
            var operand = command.operands().get(i);
            var offered = values(operand.offer());
            var place = switch (operand.times()) {
                case ONCE -> " " + i;
                case OFTEN -> "";
            };
            if (!offered.isEmpty()) {
                lines.add(at(command, place) + " " + offered);
            }
        }
        command.options().forEach(option -> lines.add(option(command, option)));
        return lines;
    }

    private static String at(ShellCommand command, String operands) {
        var path = command.path().size() == 1 ? command.typed() : "\"" + command.typed() + "\"";
        return "complete -c coop -n '__coop_at " + path + operands + "'";
    }

    private static String option(ShellCommand command, ShellOption option) {
        var line = new StringBuilder(at(command, ""));
        option.names()
                .forEach(name ->
                        line.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^--?", "")));
        option.value().ifPresent(value -> {
            var offered = values(value.offer());
            line.append(offered.equals("-F") ? " -r -F" : offered.isEmpty() ? " -x" : " -x " + offered);
        });
        return line.append(" -d ").append(quoted(option.description())).toString();
    }

    private static String values(Offer offer) {
        var items = new ArrayList<>(offer.words());
        offer.known().ifPresent(known -> items.add("(__coop_known " + known + ")"));
        return switch (offer.paths()) {
            case FILES -> "-F";
            case FOLDERS -> {
                items.add("(__coop_folders)");
                yield "-a " + quoted(String.join(" ", items));
            }
            case NONE -> items.isEmpty() ? "" : "-a " + quoted(String.join(" ", items));
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
