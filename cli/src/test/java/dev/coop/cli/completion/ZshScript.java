package dev.coop.cli.completion;

import dev.coop.cli.completion.ShellCommand.ShellOperand;
import dev.coop.cli.completion.ShellCommand.ShellOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** For zsh's own completion system: one function a command, with descriptions. */
final class ZshScript {
    private static final String HEAD = """
        #compdef coop
        # Completes coop's command line in zsh; made by `coop completion zsh`. Put it into a folder of fpath as _coop, or:
        #
        #   source <(coop completion zsh)

        # Values that only coop knows: their kind, and what one of them is called.
        _coop_known() {
          local program=coop line
          local -a lines found
          case $_coop_line[1] in
            '~/'*) program=$HOME/${_coop_line[1]#'~/'} ;;
            */*) program=${(Q)_coop_line[1]} ;;
          esac
          lines=(${(f)"$($program __complete $1 -- "${(@Q)_coop_line[2,-1]}" 2>/dev/null)"})
          for line in $lines; do
            found+=("${${line%%$'\\t'*}//:/\\\\:}:${line#*$'\\t'}")
          done
          _describe -t $1 $2 found
        }

        _coop_words_or_folders() {
          _alternative "words:word:($1)" 'directories:folder:_files -/'
        }

        """;
    private static final String TAIL = """
        if [[ $funcstack[1] == _coop ]]; then
          _coop "$@"
        else
          compdef _coop coop
        fi
        """;

    private ZshScript() {}

    static String of(ShellCommand root) {
        return HEAD + root.all().map(ZshScript::function).collect(Collectors.joining("\n")) + "\n" + TAIL;
    }

    private static String function(ShellCommand command) {
        var lines = new ArrayList<String>();
        lines.add(name(command) + "() {");
        if (command.commands().isEmpty()) {
            lines.add("  " + String.join(" \\\n    ", arguments(command)));
        } else {
            lines.addAll(choosing(command));
        }
        lines.add("}\n");
        return String.join("\n", lines);
    }

    private static List<String> choosing(ShellCommand command) {
        var lines = new ArrayList<String>();
        lines.add("  local curcontext=$curcontext state line ret=1");
        lines.add("  typeset -A opt_args");
        if (command.path().size() == 1) {
            lines.add("  local -a _coop_line");
            lines.add("  _coop_line=(\"${(@)words[1,CURRENT-1]}\")");
        }
        lines.add("  local -a commands=(");
        command.commands().forEach(each -> lines.add("    " + quoted(each.name() + ":" + each.description())));
        lines.add("  )");
        var arguments = arguments(command);
        arguments.add("'1: :->command'");
        arguments.add("'*:: :->rest'");
        lines.add("  " + String.join(" \\\n    ", arguments) + " && ret=0");
        lines.add("  case $state in");
        lines.add("    command) _describe -t commands command commands && ret=0 ;;");
        lines.add("    rest)");
        lines.add("      curcontext=${curcontext%:*:*}:" + String.join("-", command.path()) + "-$line[1]:");
        lines.add("      case $line[1] in");
        command.commands().forEach(each -> lines.add("        " + each.name() + ") " + name(each) + " && ret=0 ;;"));
        lines.add("      esac");
        lines.add("      ;;");
        lines.add("  esac");
        lines.add("  return ret");
        return lines;
    }

    private static String name(ShellCommand command) {
        return "_" + String.join("_", command.path()).replace('-', '_');
    }

    private static List<String> arguments(ShellCommand command) {
        var arguments = new ArrayList<String>();
        arguments.add(command.commands().isEmpty() ? "_arguments -s -S" : "_arguments -C -s -S");
        command.options().forEach(option -> arguments.add(option(option)));
        for (var i = 0; i < command.operands().size(); i++) {
            var operand = command.operands().get(i);
            var place = switch (operand.times()) {
                case ONCE -> Integer.toString(i + 1);
                case OFTEN -> "*";
            };
            arguments.add(quoted(place + value(operand)));
        }
        return arguments;
    }

    private static String option(ShellOption option) {
        var takesValue = option.value().isPresent();
        var names = option.names().stream()
                .map(name -> takesValue ? name + (name.startsWith("--") ? "=" : "+") : name)
                .toList();
        var rest = "[" + escaped(option.description()) + "]"
                + option.value().map(ZshScript::value).orElse("");
        return names.size() == 1
                ? quoted(names.getFirst() + rest)
                : "'(" + String.join(" ", option.names()) + ")'{" + String.join(",", names) + "}" + quoted(rest);
    }

    private static String value(ShellOperand operand) {
        return ":" + escaped(operand.what()) + ":" + action(operand.offer());
    }

    private static String action(Offer offer) {
        if (offer.known().isPresent()) {
            var known = offer.known().get();
            return " _coop_known " + known + " " + quotedWithin(known.one());
        }
        var words = String.join(" ", offer.words());
        return switch (offer.paths()) {
            case FILES -> "_files";
            case FOLDERS -> words.isEmpty() ? "_files -/" : " _coop_words_or_folders " + quotedWithin(words);
            case NONE -> words.isEmpty() ? "" : "(" + words + ")";
        };
    }

    private static String quotedWithin(String text) {
        return text.contains(" ") || text.isEmpty() ? "\"" + text + "\"" : text;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
