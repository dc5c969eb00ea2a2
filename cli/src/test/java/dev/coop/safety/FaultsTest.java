package dev.coop.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coop.InProcess.Outcome;
import dev.coop.cli.ExitCode;
import dev.coop.safety.Fault.Extent;
import dev.coop.safety.Fault.Point;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every exchange of a deploy goes wrong in every way, and the same command brought to its end afterwards. The exchanges
 * are those of a run without a fault, so a step that is new is among them. {@code -Dfaults=all} tries every point and
 * {@code -Dfaults=3} three for each exchange; without it every third exchange meets one, others in each scenario.
 * {@code -Dfaults.scenarios} chooses among the scenarios.
 */
class FaultsTest {
    private static final boolean ALL = "all".equals(System.getProperty("faults"));
    private static final int EACH = Integer.getInteger("faults", 0);
    private static final int EVERY = 3;
    private static final String SCENARIOS = System.getProperty("faults.scenarios", ".*");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void theSameCommandAgainConverges(Scenario scenario) throws Exception {
        assumeTrue(scenario.name().matches(SCENARIOS), "not one of -Dfaults.scenarios");
        try (var front = new Front(folder)) {
            Sources.in(folder.resolve("sources"), 2);
            var start = Stage.in(folder.resolve("start"), folder.resolve("sources"), front);
            scenario.prepare(start);
            var smooth = start.copied(folder.resolve("smooth"));
            var exchanges = play(scenario, smooth, Optional.empty());
            assertThat(exchanges.outcome().status())
                    .as(exchanges.outcome().toString())
                    .isZero();
            assertThat(exchanges.exchanges().size()).isGreaterThan(3);

            var wrong = new ArrayList<String>();
            var points = points(scenario, exchanges.exchanges().size());
            for (var point : points) {
                var stage = start.copied(folder.resolve("point-" + points.indexOf(point)));
                wrong(scenario, stage, point, smooth.shown())
                        .ifPresent(what -> wrong.add(
                                point + " (" + exchanges.exchanges().get(point.exchange() - 1) + "): " + what));
            }

            System.out.printf(
                    "%s: %d exchanges, %d points, %d wrong%n",
                    scenario, exchanges.exchanges().size(), points.size(), wrong.size());
            assertThat(points.size())
                    .isGreaterThanOrEqualTo(exchanges.exchanges().size() / EVERY);
            assertThat(wrong).as("%s, %d points", scenario, points.size()).isEmpty();
        }
    }

    /** What strikes once is often mended by the next try within the run, so the few last. */
    private static List<Point> points(Scenario scenario, int exchanges) {
        var points = new ArrayList<Point>();
        var faults = Fault.values();
        for (var exchange = 1; exchange <= exchanges; exchange++) {
            for (var count = 0; count < (ALL ? 2 * faults.length : few(scenario, exchange)); count++) {
                var fault = faults[
                        (ALL
                                        ? count
                                        : 5 * count
                                                + 3 * exchange
                                                + scenario.name().length())
                                % faults.length];
                var extent =
                        (ALL ? count < faults.length : (exchange + count) % 4 == 0) ? Extent.ONCE : Extent.FROM_THEN_ON;
                points.add(new Point(exchange, fault, extent));
            }
        }
        return points;
    }

    private static int few(Scenario scenario, int exchange) {
        return EACH > 0 ? EACH : exchange % EVERY == scenario.name().length() % EVERY ? 1 : 0;
    }

    private static Stage.Played play(Scenario scenario, Stage stage, Optional<Point> point) {
        return stage.run(point, stage.source(scenario.source()), scenario.command());
    }

    private static Optional<String> wrong(Scenario scenario, Stage stage, Point point, String expected) {
        var struck = play(scenario, stage, Optional.of(point)).outcome();
        var said = badlySaid(struck);
        if (said.isPresent()) {
            return Optional.of(said.get() + "\n" + struck);
        }
        var again = play(scenario, stage, Optional.empty()).outcome();
        if (again.status() != 0) {
            return Optional.of("the run after it did not work: " + again + "\nfirst run: " + struck);
        }
        if (point.fault() == Fault.DUPLICATED) {
            stage.gitHub().forgetRepeatedComments();
        }
        var now = stage.shown();
        return now.equals(expected)
                ? Optional.empty()
                : Optional.of("ends elsewhere:\n" + difference(expected, now) + "\nfirst run: " + struck
                        + "\nsecond run: " + again);
    }

    private static Optional<String> badlySaid(Outcome outcome) {
        var known = Arrays.stream(ExitCode.values())
                .filter(code -> code != ExitCode.DEFECT)
                .anyMatch(code -> code.status() == outcome.status());
        if (!known || outcome.err().contains("\tat ") || outcome.err().contains("s3cret")) {
            return Optional.of("ends with something that is not for people");
        }
        if (outcome.status() != 0
                && outcome.err().lines().filter(line -> line.startsWith("   ")).count() < 2) {
            return Optional.of("does not say where and what to do");
        }
        return Optional.empty();
    }

    private static String difference(String expected, String now) {
        var before = expected.lines().toList();
        var after = now.lines().toList();
        return before.stream()
                        .filter(line -> !after.contains(line))
                        .map(line -> "- " + line)
                        .collect(Collectors.joining("\n"))
                + "\n"
                + after.stream()
                        .filter(line -> !before.contains(line))
                        .map(line -> "+ " + line)
                        .collect(Collectors.joining("\n"));
    }
}
