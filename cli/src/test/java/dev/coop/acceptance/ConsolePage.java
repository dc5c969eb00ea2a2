package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A document with console blocks: lines after {@code $} are run, the lines below must be printed, in that order; in
 * them {@code …} stands for anything, and {@code exit N} for the exit status. A block after {@code <!-- file: NAME -->}
 * is written to that file.
 */
final class ConsolePage {
    private static final Pattern FILE = Pattern.compile("<!-- file: (\\S+) -->");

    private final List<Step> steps = new ArrayList<>();

    private sealed interface Step {}

    private record WriteFile(String name, String text) implements Step {}

    private record Command(String line, List<String> expected) implements Step {}

    static ConsolePage read(Path page) throws IOException {
        var read = new ConsolePage();
        var lines = Files.readAllLines(page);
        var file = "";
        for (var i = 0; i < lines.size(); i++) {
            var matcher = FILE.matcher(lines.get(i));
            if (matcher.matches()) {
                file = matcher.group(1);
            } else if (lines.get(i).startsWith("```") && lines.get(i).length() > 3) {
                var end = endOf(lines, i);
                read.add(lines.get(i).substring(3).strip(), lines.subList(i + 1, end), file);
                file = "";
                i = end;
            }
        }
        return read;
    }

    private static int endOf(List<String> lines, int start) {
        for (var i = start + 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                return i;
            }
        }
        throw new AssertionError("a block has no end, from line " + (start + 1));
    }

    private void add(String language, List<String> block, String file) {
        if (!file.isEmpty()) {
            steps.add(new WriteFile(file, String.join("\n", block) + "\n"));
        } else if (language.equals("console")) {
            var expected = new ArrayList<String>();
            for (var line : block) {
                if (line.startsWith("$ ")) {
                    expected = new ArrayList<>();
                    steps.add(new Command(line.substring(2), expected));
                } else {
                    expected.add(line);
                }
            }
        }
    }

    boolean hasCommands() {
        return steps.stream().anyMatch(Command.class::isInstance);
    }

    void run(Shell shell) throws Exception {
        for (var step : steps) {
            switch (step) {
                case WriteFile(var name, var text) -> {
                    var path = shell.folder().resolve(name);
                    Files.createDirectories(path.getParent());
                    Files.writeString(path, text);
                }
                case Command command -> run(command, shell);
            }
        }
    }

    private static void run(Command command, Shell shell) throws Exception {
        var outcome = shell.run(command.line());
        var told = "$ " + command.line() + "\n" + outcome.both() + "exit " + outcome.status();
        var status = command.expected().stream()
                .filter(line -> line.matches("exit [0-9]+"))
                .map(line -> Integer.parseInt(line.substring(5)))
                .findFirst()
                .orElse(0);
        assertThat(outcome.status()).as(told).isEqualTo(status);
        var lines = command.expected().stream()
                .filter(line -> !line.isBlank() && !line.matches("exit [0-9]+"))
                .toList();
        assertInOrder(lines, outcome, told);
    }

    /** Each line is printed on one of the two streams, in the order of that stream. */
    private static void assertInOrder(List<String> expected, Shell.Outcome outcome, String told) {
        var out = new ArrayList<>(outcome.out().lines().toList());
        var err = new ArrayList<>(outcome.err().lines().toList());
        for (var line : expected) {
            var pattern = Pattern.compile(Pattern.compile("…")
                            .splitAsStream(line.strip())
                            .map(Pattern::quote)
                            .collect(Collectors.joining(".*"))
                    + (line.strip().endsWith("…") ? ".*" : ""));
            assertThat(drop(out, pattern) || drop(err, pattern))
                    .as("prints `%s`%n%s", line, told)
                    .isTrue();
        }
    }

    private static boolean drop(List<String> lines, Pattern pattern) {
        for (var i = 0; i < lines.size(); i++) {
            if (pattern.matcher(lines.get(i).strip()).matches()) {
                lines.subList(0, i + 1).clear();
                return true;
            }
        }
        return false;
    }
}
