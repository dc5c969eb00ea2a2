package dev.coop.language;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a project's program is started, as one of its files says.
 *
 * @param words the command
 * @param from where that stands, as shown
 */
record StartCommand(List<String> words, String from) {
    private static final Pattern WEB = Pattern.compile("^(?:web|app)\\s*:\\s*(.+)$");
    private static final Pattern PORT = Pattern.compile("\\$\\{?PORT(?::-(\\d+))?}?");
    private static final Pattern SHELL = Pattern.compile("[&|;<>`]|\\$\\(");

    /** Returns the command of a Procfile, else of the Dockerfile. */
    static Optional<StartCommand> in(ProjectFolder folder, Optional<Dockerfile> dockerfile) {
        return folder.line("Procfile", WEB)
                .flatMap(line -> {
                    var found = WEB.matcher(line.text());
                    return found.matches() && !SHELL.matcher(found.group(1)).find()
                            ? Optional.of(new StartCommand(
                                    List.of(found.group(1).strip().split("\\s+")), line.place()))
                            : Optional.<StartCommand>empty();
                })
                .or(() -> dockerfile
                        .map(file -> new StartCommand(file.command(), "from " + file.file()))
                        .filter(command -> !command.words().isEmpty()));
    }

    /** Returns the words with a port in the place of the variable that the environment would set. */
    List<String> on(int port) {
        return words.stream()
                .map(word -> PORT.matcher(word).replaceAll(Integer.toString(port)))
                .toList();
    }
}
