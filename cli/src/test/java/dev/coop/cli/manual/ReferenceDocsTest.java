package dev.coop.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coop.cli.ExitCode;
import dev.coop.cli.UnusedSession;
import dev.coop.cli.help.HelpLines;
import dev.coop.cli.help.HelpPage;
import dev.coop.house.GoldenFolder;
import dev.coop.terminal.Style;
import dev.coop.terminal.Width;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceDocsTest {
    private static final List<HelpPage> PAGES =
            HelpPage.tree(UnusedSession.commandLine().getCommandSpec());

    static Stream<HelpPage> pages() {
        return PAGES.stream();
    }

    @Test
    void manualPagesAreUpToDate() {
        var pages = new TreeMap<String, String>();
        PAGES.forEach(page -> pages.put(ManPage.name(page) + ".1", ManPage.of(page, PAGES)));

        GoldenFolder.ofManual().holds(pages);
    }

    @Test
    void theCommandReferenceIsUpToDate() {
        GoldenFolder.ofReference().holds("commands.md", CommandsPage.of(PAGES));
    }

    @Test
    void theContractListsEveryExitCode() {
        assertThat(Objects.requireNonNull(GoldenFolder.ofReference().files().get("contract.md")))
                .contains(CommandsPage.exitCodes());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandExplainsItself(HelpPage page) {
        assertThat(page.summary()).hasSizeBetween(10, 66).doesNotEndWith(".");
        assertThat(page.description()).isNotEmpty();
        assertThat(page.examples()).isNotEmpty();
        assertThat(page.examples()).anyMatch(each -> each.term().contains(page.name()));
        assertThat(page.exits())
                .allMatch(each -> Arrays.stream(ExitCode.values())
                        .anyMatch(code -> each.term().equals("" + code.status())));
        assertThat(Stream.of(page.arguments(), page.options(), page.globals()).flatMap(List::stream))
                .allMatch(each -> each.text().endsWith("."));
        assertThat(page.globals()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 100})
    void helpFitsTheTerminal(int columns) {
        for (var page : PAGES) {
            var examples =
                    page.examples().stream().map(each -> "  " + each.term()).toList();
            assertThat(HelpLines.all(page, Style.PLAIN, columns))
                    .filteredOn(line -> columns >= 80 || !examples.contains(line))
                    .allMatch(line -> Width.of(line) <= columns);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 100})
    void helpLooksLikeThis(int columns) {
        var helps = new TreeMap<String, String>();
        PAGES.forEach(page -> helps.put(
                ManPage.name(page) + ".txt", String.join("\n", HelpLines.all(page, Style.PLAIN, columns)) + "\n"));

        GoldenFolder.of("help/" + columns).holds(helps);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void mandocFindsNothingWrong(HelpPage page) throws Exception {
        assumeTrue(isThere("mandoc"), "mandoc is not installed");
        var run = new ProcessBuilder("mandoc", "-T", "lint", "-W", "warning")
                .redirectErrorStream(true)
                .start();
        try (var in = run.outputWriter()) {
            in.write(ManPage.of(page, PAGES));
        }
        var said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Pages have no date, so that the same words are the same bytes.
        assertThat(said.lines().filter(line -> !line.contains("missing date"))).isEmpty();
    }

    private static boolean isThere(String program) {
        for (var folder : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
