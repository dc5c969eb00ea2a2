package dev.coop.source.jgit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.gitops.GitProgram;
import dev.coop.process.Programs;
import dev.coop.process.SystemPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git's configuration, as Git itself reads it. */
class GitConfigurationTest {
    private static final SystemPrograms PROGRAMS = new SystemPrograms();
    private static final List<String> WRITTEN = List.of("hub:acme/mug", "hub:acme/", "h", "lab:x", "https://h/x");
    private static final List<String> PREFIXES = List.of("hub:", "hub:acme/", "h", "lab:", "");
    private static final List<String> BASES =
            List.of("https://a/", "https://b/", "https://c.d/", "ssh://git@e/", "git@f:", "https://h/");

    @TempDir
    Path folder;

    /** Where no program is installed. */
    private static final class NoPrograms implements Programs {
        @Override
        public int run(List<String> command, Path folder, Map<String, String> environment, Consumer<String> output) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> ask(List<String> command, Path folder, Map<String, String> environment, String input) {
            return Optional.empty();
        }
    }

    @Test
    void leadsWhereGitGoes() throws IOException {
        var seed = Long.getLong("coop.seed", System.nanoTime());
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (var round = 0; round < 6; round++) {
            var home = Files.createDirectories(folder.resolve("home" + round));
            var git = GitProgram.workTree(folder.resolve("work" + round), "main");
            Files.writeString(home.resolve(".gitconfig"), rewrites(random));
            Files.createDirectories(home.resolve(".config/git"));
            Files.writeString(home.resolve(".config/git/config"), rewrites(random));
            var own = git.folder().resolve(".git/config");
            Files.writeString(own, Files.readString(own) + rewrites(random));
            for (var each : WRITTEN) {
                git.run("config", "remote.r" + WRITTEN.indexOf(each) + ".url", each);
            }
            var environment = new TreeMap<>(
                    Map.of("HOME", home.toString(), "XDG_CONFIG_HOME", home + "/.config", "GIT_CONFIG_NOSYSTEM", "1"));
            for (var programs : List.of(PROGRAMS, new NoPrograms())) {
                var settings =
                        GitConfiguration.in(git.folder(), environment, programs).all();
                for (var each : WRITTEN) {
                    assertThat(settings.located(each))
                            .as("%s, seed %d, round %d, %s", each, seed, round, programs)
                            .isEqualTo(asGitHasIt("r" + WRITTEN.indexOf(each), git.folder(), environment));
                }
            }
        }
    }

    private static String rewrites(RandomGenerator random) {
        var lines = new ArrayList<String>();
        for (var count = random.nextInt(6); count > 0; count--) {
            lines.add("[url \"" + any(BASES, random) + "\"]");
            lines.add((random.nextBoolean() ? "insteadOf" : "INSTEADOF") + " = \"" + any(PREFIXES, random) + "\"");
        }
        return String.join("\n", lines) + "\n";
    }

    private static String any(List<String> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }

    private static String asGitHasIt(String remote, Path work, Map<String, String> environment) throws IOException {
        return PROGRAMS.talk(
                        List.of("git", "remote", "get-url", remote),
                        work,
                        environment,
                        new byte[0],
                        Duration.ofMinutes(1))
                .out()
                .stripTrailing();
    }
}
