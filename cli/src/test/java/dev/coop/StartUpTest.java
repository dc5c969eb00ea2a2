package dev.coop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command costs before it does anything is what it loads. */
class StartUpTest {
    private static final Pattern LOADED = Pattern.compile("\\] (\\S+) source: ");
    private static final Pattern HEAVY = Pattern.compile(
            "(org\\.eclipse\\.jgit|com\\.google\\.cloud|org\\.kohsuke|com\\.fasterxml|org\\.yaml|dev\\.harrel"
                    + "|com\\.samskivert|java\\.net\\.http)\\..*");

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version",
                "--version",
                "--help",
                "",
                "deploy --help",
                "help deploy",
                "completion bash",
                "nonsense",
                "deploy --nonsense"
            })
    void loadsNoLibraryBeforeACommandNeedsIt(String commandLine) throws Exception {
        assertThat(loadedBy(commandLine))
                .contains("dev.coop.Main")
                .noneMatch(name -> HEAVY.matcher(name).matches());
    }

    @Test
    void seesALibraryThatIsLoaded() throws Exception {
        assertThat(loadedBy("sandbox status")).anyMatch(name -> name.startsWith("org.eclipse.jgit."));
    }

    private List<String> loadedBy(String commandLine) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + home.resolve("classes.log"),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.coop.Main"));
        Stream.of(commandLine.split(" ", -1)).filter(word -> !word.isEmpty()).forEach(command::add);
        var start = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        start.environment().put("HOME", home.toString());
        start.start().waitFor();
        return LOADED.matcher(java.nio.file.Files.readString(home.resolve("classes.log")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
