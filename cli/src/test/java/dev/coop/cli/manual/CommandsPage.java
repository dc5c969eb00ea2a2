package dev.coop.cli.manual;

import dev.coop.cli.ExitCode;
import dev.coop.cli.help.HelpPage;
import dev.coop.cli.help.HelpPage.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Every command on one page of Markdown. */
final class CommandsPage {
    private final StringBuilder markdown = new StringBuilder();

    private CommandsPage() {}

    static String of(List<HelpPage> pages) {
        var page = new CommandsPage();
        page.line("# Commands");
        page.line("");
        page.line("`coop COMMAND --help` and `coop help COMMAND` say the same in a terminal, `man coop-COMMAND` on"
                + " paper.");
        pages.forEach(page::command);
        page.list("Variables", Surrounding.VARIABLES);
        page.list("Files", Surrounding.FILES);
        return page.markdown.toString();
    }

    /** Returns the table of exit codes. */
    static String exitCodes() {
        return "| exit | meaning |\n|---|---|\n"
                + Arrays.stream(ExitCode.values())
                        .map(each -> "| " + each.status() + " | " + each.meaning() + " |\n")
                        .collect(Collectors.joining());
    }

    private void command(HelpPage page) {
        line("");
        line("## " + page.name());
        line("");
        line(page.summary() + ".");
        line("");
        line("```text");
        line(page.usage());
        line("```");
        page.description().forEach(each -> {
            line("");
            line(each);
        });
        page.commands().forEach(group -> {
            line("");
            line("| " + group.heading() + " | |");
            line("|---|---|");
            group.commands()
                    .forEach(each -> line("| [`%1$s %2$s`](#%3$s-%2$s) | %4$s |"
                            .formatted(page.name(), each.term(), page.name().replace(' ', '-'), each.text())));
        });
        table("argument", page.arguments());
        table("option", page.options());
        if (!page.name().contains(" ")) {
            table("option of every command", page.globals());
        }
        table("exit", page.exits());
        line("");
        line("```sh");
        page.examples().forEach(each -> {
            if (!each.text().isEmpty()) {
                line("# " + each.text());
            }
            line(each.term());
        });
        line("```");
    }

    private void list(String heading, List<Entry> entries) {
        line("");
        line("## " + heading);
        table(heading.equals("Files") ? "file" : "variable", entries);
    }

    private void table(String what, List<Entry> entries) {
        if (!entries.isEmpty()) {
            line("");
            line("| " + what + " | |");
            line("|---|---|");
            entries.forEach(each -> line("| `" + each.term().strip().replace("|", "\\|") + "` | "
                    + each.text().replace("|", "\\|") + " |"));
        }
    }

    private void line(String line) {
        markdown.append(line).append('\n');
    }
}
