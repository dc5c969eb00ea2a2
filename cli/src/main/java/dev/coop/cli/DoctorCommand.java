package dev.coop.cli;

import dev.coop.diagnostic.Verdict;
import dev.coop.doctor.Doctor;
import dev.coop.doctor.Finding;
import dev.coop.doctor.Setting;
import dev.coop.json.JsonObject;
import dev.coop.terminal.Fold;
import dev.coop.terminal.Mark;
import dev.coop.terminal.Style;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "doctor",
        description = {
            "Prints each setting with where it came from, then examines the programs, the network, the platform, the"
                    + " credentials (by name, never by value), the forge, the registry and Argo CD. For what does not"
                    + " work it says what to do, and who can grant it. It changes nothing."
        },
        exitCodeList = {
            "3:a file or a setting is wrong",
            "4:a credential is missing, or does not reach far enough",
            "5:another system does not answer"
        },
        footer = {"coop doctor", "# for a program", "coop doctor -o json | jq '.checks[] | select(.state != \"fine\")'"
        })
final class DoctorCommand implements Callable<Verdict> {
    private final Session session;

    @Mixin
    OutputChoice output;

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        var doctor = session.doctor();
        // What was read by that is what the settings say then, and not an older copy.
        var findings = doctor.examine();
        var settings = doctor.settings();
        switch (output.format) {
            case JSON -> JsonResult.show(json(settings, findings), session.terminal());
            case TEXT -> show(settings, findings);
        }
        return Doctor.verdict(findings);
    }

    private void show(List<Setting> settings, List<Finding> findings) {
        var terminal = session.terminal();
        var style = terminal.resultStyle();
        var names = width(settings.stream().map(Setting::name).toList());
        for (var each : settings) {
            folded(
                    "  " + padded(each.name(), names) + "  " + each.value() + "  "
                            + style.faint("(" + each.origin() + ")"),
                    names);
        }
        var checks = width(findings.stream().map(Finding::check).toList());
        for (var each : findings) {
            folded(mark(each, style) + " " + padded(each.check(), checks) + "  " + each.message(), checks);
            each.hint().ifPresent(hint -> folded("  " + padded("", checks) + "  " + hint, checks));
        }
    }

    /** The second column stays one where a line has no room for it. */
    private void folded(String line, int firstColumn) {
        var terminal = session.terminal();
        Fold.at(terminal.resultColumns(), " ".repeat(firstColumn + 4), line).forEach(terminal::result);
    }

    private static int width(List<String> words) {
        return words.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String mark(Finding finding, Style style) {
        return style.mark(
                switch (finding.state()) {
                    case FINE -> Mark.DONE;
                    case WARNING -> Mark.WARNING;
                    case NOT_CHECKED -> Mark.WAITING;
                    case INVALID, NOT_ALLOWED, UNREACHABLE -> Mark.FAILED;
                });
    }

    private JsonObject json(List<Setting> settings, List<Finding> findings) {
        return JsonObject.empty()
                .with(
                        "simulated",
                        settings.stream()
                                .anyMatch(each -> each.name().equals("platform")
                                        && each.value().equals("sandbox")))
                .with(
                        "settings",
                        settings.stream()
                                .map(each -> JsonObject.empty()
                                        .with("name", each.name())
                                        .with("value", each.value())
                                        .with("origin", each.origin()))
                                .toList())
                .with(
                        "checks",
                        findings.stream()
                                .map(each -> JsonObject.empty()
                                        .with("check", each.check())
                                        .with("state", each.state().word())
                                        .with("message", each.message())
                                        .withText("hint", each.hint()))
                                .toList());
    }
}
