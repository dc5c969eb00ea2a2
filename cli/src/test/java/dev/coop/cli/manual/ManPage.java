package dev.coop.cli.manual;

import dev.coop.cli.ExitCode;
import dev.coop.cli.help.HelpPage;
import dev.coop.cli.help.HelpPage.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A command's manual page in the man(7) language; without a date or version, so that only words change it. */
final class ManPage {
    private final HelpPage page;
    private final StringBuilder roff = new StringBuilder();

    private ManPage(HelpPage page) {
        this.page = page;
    }

    /** Returns the page's name without its section, such as {@code coop-deploy}. */
    static String name(HelpPage page) {
        return page.name().replace(' ', '-');
    }

    /** Returns the page's text. */
    static String of(HelpPage page, List<HelpPage> all) {
        return new ManPage(page).write(all);
    }

    private String write(List<HelpPage> all) {
        var root = !page.name().contains(" ");
        line(".\\\" Made from the command tree by ReferenceDocsTest.");
        line(".TH \"" + name(page).toUpperCase(Locale.ROOT) + "\" \"1\" \"\" \"coop\" \"coop manual\"");
        heading("NAME");
        line(text(name(page)) + " \\- " + text(page.summary()));
        heading("SYNOPSIS");
        line(bold(page.name()) + text(page.usage().substring(page.name().length())));
        heading("DESCRIPTION");
        for (var i = 0; i < page.description().size(); i++) {
            line(i == 0 ? "" : ".PP");
            line(text(page.description().get(i)));
        }
        page.commands().forEach(group -> {
            line(".SS " + text(group.heading()));
            group.commands().forEach(each -> entry(bold(name(page) + "-" + each.term()) + "(1)", each.text()));
        });
        list("ARGUMENTS", page.arguments());
        list("OPTIONS", page.options());
        if (root) {
            list("OPTIONS OF EVERY COMMAND", page.globals());
        } else {
            heading(page.options().isEmpty() ? "OPTIONS" : "OPTIONS OF EVERY COMMAND");
            line("See " + bold("coop") + "(1).");
        }
        exitStatus(root);
        if (root) {
            list("ENVIRONMENT", Surrounding.VARIABLES);
            list("FILES", Surrounding.FILES);
        }
        examples();
        seeAlso(all);
        return roff.toString().replace("\n\n", "\n");
    }

    private void exitStatus(boolean root) {
        heading("EXIT STATUS");
        if (root) {
            Arrays.stream(ExitCode.values()).forEach(each -> entry(bold("" + each.status()), each.meaning()));
            return;
        }
        page.exits().forEach(each -> entry(bold(each.term()), each.text()));
        line(page.exits().isEmpty() ? "" : ".PP");
        line(bold("coop") + "(1) lists every exit status.");
    }

    private void examples() {
        heading("EXAMPLES");
        var between = "";
        for (var example : page.examples()) {
            if (!example.text().isEmpty()) {
                line(between);
                line(text(example.text()) + ":");
            }
            line(".RS 4");
            line(".nf");
            line(text(example.term()));
            line(".fi");
            line(".RE");
            between = ".PP";
        }
    }

    private void seeAlso(List<HelpPage> all) {
        heading("SEE ALSO");
        var parent = page.name().replaceFirst(" ?[^ ]+$", "");
        line(all.stream()
                .filter(each -> !each.equals(page))
                .filter(each -> parent.isEmpty()
                        || each.name().equals(parent)
                        || each.name().startsWith(page.name() + " ")
                        || each.name().matches(parent + " [^ ]+"))
                .map(each -> bold(name(each)) + "(1)")
                .sorted()
                .reduce((one, other) -> one + ",\n" + other)
                .orElse(""));
    }

    private void list(String heading, List<Entry> entries) {
        if (!entries.isEmpty()) {
            heading(heading);
            entries.forEach(each -> entry(term(each.term().strip()), each.text()));
        }
    }

    private void entry(String term, String text) {
        line(".TP");
        line(term);
        line(text(text));
    }

    /** Names stand bold, what they take in italics. */
    private static String term(String term) {
        var names = term.replaceFirst("^((?:-[^ ,]+(?:, )?)+).*$", "$1");
        return bold(names)
                + (names.length() < term.length() ? "\\fI" + text(term.substring(names.length())) + "\\fR" : "");
    }

    private void heading(String words) {
        line(".SH " + (words.contains(" ") ? "\"" + words + "\"" : words));
    }

    private static String bold(String words) {
        return "\\fB" + text(words) + "\\fR";
    }

    private static String text(String words) {
        var escaped = words.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("`", "\\(ga")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti");
        return escaped.startsWith(".") ? "\\&" + escaped : escaped;
    }

    private void line(String line) {
        roff.append(line).append('\n');
    }
}
