package dev.coop.image;

import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.image.Recipe.ImagePlatform;
import dev.coop.process.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Runs the command that makes an image's artifacts, once for each platform. */
public final class BuildRun {
    private static final int LAST_LINES = 20;

    private final Programs programs;
    private final InstantSource clock;

    public BuildRun(Programs programs, InstantSource clock) {
        this.programs = programs;
        this.clock = clock;
    }

    /**
     * Runs the plan's command, if it has one.
     *
     * @param detail told of each line that the command prints
     * @throws Failure OTHER with the last lines of output when the command fails
     */
    public void run(BuildPlan plan, Path folder, ImageBuilder.Progress progress, Consumer<String> detail) {
        plan.run().ifPresent(command -> {
            for (var platform : plan.platforms()) {
                var began = clock.instant();
                run(command, folder, platform, progress, detail);
                var line = BuildPlan.firstLine(command);
                var what = plan.platforms().size() == 1 ? line : line + " (" + platform + ")";
                progress.step(what, seconds(Duration.between(began, clock.instant())));
            }
        });
    }

    private void run(
            String command,
            Path folder,
            ImagePlatform platform,
            ImageBuilder.Progress progress,
            Consumer<String> detail) {
        var last = new ArrayDeque<String>();
        int status;
        try (var _ = progress.working(BuildPlan.firstLine(command))) {
            status = programs.run(List.of("sh", "-c", command), folder, variables(platform), line -> {
                detail.accept(line);
                last.addLast(line);
                if (last.size() > LAST_LINES) {
                    last.removeFirst();
                }
            });
        }
        if (status != 0) {
            throw failed(command, status, List.copyOf(last), progress);
        }
    }

    private static Map<String, String> variables(ImagePlatform platform) {
        return Map.of(
                "COOP_OS", platform.os(),
                "COOP_ARCH", platform.architecture(),
                "GOOS", platform.os(),
                "GOARCH", platform.architecture());
    }

    /** What the command printed goes before the failure, as it printed it; the failure stands where people look. */
    private static Failure failed(String command, int status, List<String> last, ImageBuilder.Progress progress) {
        progress.output(last);
        var printed = last.isEmpty() ? "; it printed nothing" : "";
        return new Failure(
                Failure.Kind.OTHER,
                Diagnostic.error(
                                "build-run-failed",
                                "`" + BuildPlan.firstLine(command) + "` failed with exit status " + status + printed)
                        .at(new Location.OfFile(SourceFiles.COOP_YAML))
                        .hint("run it in the app's folder until it passes; `coop build -v` shows all it prints"));
    }

    /** Returns a duration for people, such as {@code 2.1 s}. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
