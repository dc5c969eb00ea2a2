package dev.coop.cli.completion;

import dev.coop.cli.completion.ShellCommand.ShellOperand;
import dev.coop.cli.completion.ShellCommand.ShellOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * For bash 3.2 and newer, without the bash-completion package. An offer is written as items with commas between them:
 * words, {@code @kind} for what the program knows, {@code /files}, {@code /folders}, or {@code -} for nothing.
 */
final class BashScript {
    private static final String HEAD = """
        # Completes coop's command line in bash; made by `coop completion bash`.
        #
        #   source <(coop completion bash)

        # What a command takes.
        _coop_table() {
          case $1 in
        """;
    private static final String REST = """
          esac
        }

        _coop_add() {
          if [[ $1 == "$current"* ]]; then
            COMPREPLY[${#COMPREPLY[@]}]=$1
          fi
        }

        _coop_add_paths() {
          # Outside of a completion, and before bash 4, there is no compopt.
          compopt -o "$1" 2>/dev/null && return
          local path
          while IFS= read -r path; do
            COMPREPLY[${#COMPREPLY[@]}]=$path
          done < <(compgen "$2" -- "$current")
        }

        _coop_offer() {
          local item value
          for item in ${1//,/ }; do
            case $item in
              -) ;;
              /files) _coop_add_paths default -f ;;
              /folders) _coop_add_paths plusdirs -d ;;
              @*)
                while IFS=$'\\t' read -r value _; do
                  _coop_add "$value"
                done < <("$program" __complete "${item#@}" -- "${words[@]:1}" 2>/dev/null)
                ;;
              *) _coop_add "$item" ;;
            esac
          done
        }

        # The words before the cursor and the one at it. Bash splits at = and : too: what no blank separates is one word.
        _coop_split() {
          local rest=${COMP_LINE:0:COMP_POINT} text i
          for ((i = 0; i < COMP_CWORD; i++)); do
            text=${rest#"${rest%%[![:space:]]*}"}
            if [[ $i -gt 0 && $text == "$rest" ]]; then
              words[${#words[@]} - 1]+=${COMP_WORDS[i]}
            else
              words[${#words[@]}]=${COMP_WORDS[i]}
            fi
            rest=${text#"${COMP_WORDS[i]}"}
          done
          current=${rest#"${rest%%[![:space:]]*}"}
          replaced=$current
          if [[ $current == "$rest" && ${#words[@]} -gt 1 ]]; then
            i=$((${#words[@]} - 1))
            current=${words[i]}$current
            unset "words[i]"
            [[ $replaced != [=:] ]] || replaced=
          fi
        }

        _coop() {
          local IFS=$' \\t\\n' program=coop command=coop options='' values='' commands='' operands=''
          local current='' replaced='' expected='' ended='' before='' count=0 word pair i
          local -a words
          words=()
          COMPREPLY=()
          case $1 in
            '~/'*) program=$HOME/${1#'~/'} ;;
            */*) program=$1 ;;
          esac
          _coop_split
          for ((i = 1; i < ${#words[@]}; i++)); do
            words[i]=${words[i]//[\\"\\'\\\\]/}
          done
          _coop_table "$command"
          for word in "${words[@]:1}"; do
            if [[ -n $expected ]]; then
              expected=
            elif [[ -z $ended && $word == -- ]]; then
              ended=yes
            elif [[ -z $ended && $word == -* ]]; then
              [[ " $values" != *" $word="* ]] || expected=$word
            elif [[ $count == 0 && " $commands " == *" $word "* ]]; then
              command="$command $word"
              _coop_table "$command"
            else
              count=$((count + 1))
            fi
          done
          if [[ -z $expected && -z $ended && $current == --*=* ]]; then
            expected=${current%%=*}
            before=$expected=
            current=${current#*=}
          fi
          if [[ -n $expected ]]; then
            for pair in $values; do
              [[ ${pair%%=*} != "$expected" ]] || _coop_offer "${pair#*=}"
            done
          elif [[ -z $ended && $current == -* ]]; then
            _coop_offer "${options// /,}"
          else
            [[ $count -gt 0 ]] || _coop_offer "${commands// /,}"
            for word in $operands; do
              [[ $word != *... || $count -lt 0 ]] || count=0
              [[ $count != 0 ]] || _coop_offer "${word%...}"
              count=$((count - 1))
            done
          fi
          # Only what is behind the last = or : is replaced.
          current=$before$current
          for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do
            word=$before${COMPREPLY[i]}
            COMPREPLY[i]=${word#"${current%"$replaced"}"}
          done
        }

        complete -F _coop coop
        """;

    private BashScript() {}

    static String of(ShellCommand root) {
        return HEAD + root.all().map(BashScript::row).collect(Collectors.joining()) + REST;
    }

    private static String row(ShellCommand command) {
        return "    '" + command.typed() + "')\n"
                + set("commands", command.commands().stream().map(ShellCommand::name))
                + set("options", command.options().stream().flatMap(option -> option.names().stream()))
                + set("values", command.options().stream().flatMap(option -> values(option).stream()))
                + set("operands", command.operands().stream().map(operand -> offer(operand) + repeated(operand)))
                + "      ;;\n";
    }

    private static String repeated(ShellOperand operand) {
        return switch (operand.times()) {
            case ONCE -> "";
            case OFTEN -> "...";
        };
    }

    private static String set(String variable, java.util.stream.Stream<String> words) {
        return "      " + variable + "='" + words.collect(Collectors.joining(" ")) + "'\n";
    }

    private static List<String> values(ShellOption option) {
        return option.value().stream()
                .flatMap(value -> option.names().stream().map(name -> name + "=" + offer(value)))
                .toList();
    }

    private static String offer(ShellOperand operand) {
        var items = new ArrayList<>(operand.offer().words());
        operand.offer().known().ifPresent(known -> items.add("@" + known));
        switch (operand.offer().paths()) {
            case NONE -> {}
            case FILES -> items.add("/files");
            case FOLDERS -> items.add("/folders");
        }
        return items.isEmpty() ? "-" : String.join(",", items);
    }
}
