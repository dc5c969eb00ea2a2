package dev.coop.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.InProcess;
import dev.coop.forge.local.LocalForge;
import dev.coop.gitops.GitProgram;
import dev.coop.source.CommitId;
import dev.coop.time.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A diff, a dry run and a deploy say the same of one state: a diff that looks fine is a deploy that works, one without
 * a difference is a deploy with nothing to do, and what refuses the deploy refuses the others in the same words.
 */
class DiffAgreesTest {
    @TempDir
    Path folder;

    /** What a deploy meets, and how it ends. */
    enum State {
        NOT_DEPLOYED("prod", Ends.WORKS),
        DEPLOYED("dev", Ends.HAS_NOTHING_TO_DO) {
            @Override
            void prepare(Scene scene) {
                scene.works("deploy", "dev", "--image", Scene.image(1));
            }
        },
        OPEN("prod", Ends.HAS_NOTHING_TO_DO) {
            @Override
            void prepare(Scene scene) {
                scene.works("deploy", "prod");
            }
        },
        OPEN_THEN_OTHERS_DEPLOYED("prod", Ends.HAS_NOTHING_TO_DO) {
            @Override
            void prepare(Scene scene) {
                scene.works("deploy", "prod");
                scene.somebodyCommits("main", "README.md");
            }
        },
        OPEN_WITH_AN_OLDER_ONE("prod", Ends.WORKS) {
            @Override
            void prepare(Scene scene) {
                scene.works("deploy", "prod");
                scene.commit("two");
                scene.works("deploy", "dev", "--image", Scene.image(2));
            }
        },
        ROLLED_BACK_WHILE_A_NEWER_ONE_WAS_OPEN("prod", Ends.WORKS) {
            @Override
            void prepare(Scene scene) {
                scene.commit("two");
                scene.works("deploy", "dev", "--image", Scene.image(2));
                scene.works("deploy", "prod");
                scene.works("rollback", "dev", "--yes");
            }
        },
        SOMEBODY_COMMITTED_TO_THE_BRANCH("prod", 6, "foreign-commits") {
            @Override
            void prepare(Scene scene) {
                scene.works("deploy", "prod");
                scene.somebodyCommits("coop/mug/prod", "README.md");
            }
        },
        BRANCH_WITHOUT_ITS_PULL_REQUEST("prod", Ends.WORKS) {
            @Override
            void prepare(Scene scene) {
                scene.works("deploy", "prod");
                scene.closes(1);
            }
        },
        A_ROLLBACK_IS_OPEN("prod", 7, "undoing-open") {
            @Override
            void prepare(Scene scene) {
                scene.works("deploy", "prod");
                scene.merges(1);
                scene.commit("two");
                scene.works("deploy", "dev", "--image", Scene.image(2));
                scene.works("deploy", "prod");
                scene.merges(2);
                scene.works("rollback", "prod", "--yes");
                scene.commit("three");
                scene.works("deploy", "dev", "--image", Scene.image(3));
            }
        },
        FROZEN("frozen", 7, "frozen"),
        HELD("dev", 7, "held") {
            @Override
            void prepare(Scene scene) {
                scene.commit("two");
                scene.works("deploy", "dev", "--image", Scene.image(2));
                scene.works("rollback", "dev", "--yes");
            }
        },
        OF_ANOTHER_SOURCE("dev", 6, "belongs-to-another-source") {
            @Override
            void prepare(Scene scene) {
                scene.source.run("remote", "set-url", "origin", "https://git.acme.dev/others/mug.git");
            }
        },
        ON_ANOTHER_LINE("dev", 6, "diverged-history") {
            @Override
            void prepare(Scene scene) {
                scene.commit("two");
                scene.works("deploy", "dev", "--image", Scene.image(2));
                scene.source.run("reset", "-q", "--hard", "HEAD~1");
                scene.commit("another two");
            }
        },
        OLDER("dev", Ends.HAS_NOTHING_TO_DO) {
            @Override
            void prepare(Scene scene) {
                scene.commit("two");
                scene.works("deploy", "dev", "--image", Scene.image(2));
                scene.source.run("reset", "-q", "--hard", "HEAD~1");
            }
        },
        NOT_DEPLOYED_BEFORE("last", 3, "never-deployed"),
        NOT_VALID("dev", 3, "") {
            @Override
            void prepare(Scene scene) {
                scene.source.write("coop.yaml", "app: mug\nport: 80808\n").commit("wrong");
            }
        },
        NOT_COMMITTED("prod2", 3, "dirty") {
            @Override
            void prepare(Scene scene) {
                scene.source.write("coop.yaml", "app: mug\nport: 8081\n");
            }
        };

        private final String environment;
        private final Ends ends;
        private final int status;
        private final String code;

        State(String environment, Ends ends) {
            this(environment, ends, 0, "");
        }

        State(String environment, int status, String code) {
            this(environment, Ends.IS_REFUSED, status, code);
        }

        State(String environment, Ends ends, int status, String code) {
            this.environment = environment;
            this.ends = ends;
            this.status = status;
            this.code = code;
        }

        void prepare(Scene scene) {}
    }

    enum Ends {
        WORKS,
        HAS_NOTHING_TO_DO,
        IS_REFUSED
    }

    @ParameterizedTest
    @EnumSource
    void sayTheSame(State state) throws IOException {
        var scene = new Scene(folder);
        scene.works("deploy", "dev", "--image", Scene.image(1));
        state.prepare(scene);
        var image = scene.takesImage(state.environment);

        var before = scene.refs();
        var diff = scene.run("diff", state.environment, image);
        var dryRun = scene.run("deploy", state.environment, image, "--dry-run");
        assertThat(scene.refs()).as("a diff and a dry run change nothing").isEqualTo(before);
        var deploy = scene.run("deploy", state.environment, image);

        assertThat(deploy.status()).as("deploy: %s", deploy).isEqualTo(state.status);
        assertThat(dryRun.status()).as("dry run: %s", dryRun).isEqualTo(state.status);
        switch (state.ends) {
            case WORKS -> {
                assertThat(diff.status()).as("diff: %s", diff).isEqualTo(1);
                assertThat(diff.out()).contains("+++ ").isEqualTo(dryRun.out());
                assertThat(deploy.err()).doesNotContain("nothing to do");
            }
            case HAS_NOTHING_TO_DO -> {
                assertThat(diff.status()).as("diff: %s", diff).isZero();
                assertThat(diff.out()).isEmpty();
                assertThat(diff.err()).contains("no difference");
                assertThat(dryRun.err()).contains("nothing to do");
                assertThat(deploy.err()).contains("nothing to do");
            }
            case IS_REFUSED -> {
                assertThat(diff.status()).as("diff: %s", diff).isEqualTo(state.status);
                assertThat(failure(diff)).isEqualTo(failure(deploy)).isEqualTo(failure(dryRun));
                var json = scene.run("diff", state.environment, image, "-o", "json");
                assertThat(json.status()).isEqualTo(state.status);
                assertThat(json.out()).contains("\"diagnostics\"", state.code);
            }
        }
    }

    /** Returns what people are told of a failure, from the first line of the first on. */
    private static String failure(InProcess.Outcome outcome) {
        assertThat(outcome.err()).contains("x ");
        return outcome.err().substring(outcome.err().indexOf("x "));
    }

    /** An app whose releases to prod are reviewed, with pull requests in a folder. */
    static final class Scene {
        private static final String PLATFORM = """
            platform: acme
            registry: 127.0.0.1:1/acme
            forge: local
            environments:
              - {name: dev,    namespace: "{app}-dev",  deploy: auto}
              - {name: prod2,  namespace: "{app}-p2",   deploy: review}
              - {name: frozen, namespace: "{app}-fr",   deploy: auto, after: dev, freeze: ["Sun 00:00 - Mon 06:00 Europe/Oslo"]}
              - {name: prod,   namespace: "{app}-prod", deploy: review, after: dev}
              - {name: last,   namespace: "{app}-last", deploy: review, after: prod}
            """;

        private final Path folder;
        private final GitProgram platform;
        private final GitProgram source;
        private final InProcess coop;

        Scene(Path folder) throws IOException {
            this.folder = folder;
            platform = GitProgram.bare(folder.resolve("deployments.git"), "main");
            var seed = GitProgram.workTree(folder.resolve("seed"), "main").write("platform.yaml", PLATFORM);
            seed.commit("Start");
            seed.run("push", "-q", platform.folder().toString(), "HEAD:main");
            source = GitProgram.workTree(folder.resolve("mug"), "main");
            source.run("remote", "add", "origin", "https://git.acme.dev/acme/mug.git");
            source.write("coop.yaml", "app: mug\nport: 8080\n").commit("one");
            // A Sunday.
            var clock = new SettableClock(Instant.parse("2026-02-01T08:00:00Z"));
            var variables = new TreeMap<>(Map.of(
                    "HOME",
                    Files.createDirectories(folder.resolve("home")).toString(),
                    "PATH",
                    System.getenv("PATH"),
                    "COOP_PLATFORM",
                    platform.folder().toString(),
                    "GIT_CONFIG_NOSYSTEM",
                    "1",
                    "GIT_COMMITTER_NAME",
                    "Ada",
                    "GIT_COMMITTER_EMAIL",
                    "ada@acme.dev"));
            coop = new InProcess(variables, clock, clock, Duration.ofSeconds(20));
        }

        static String image(int number) {
            return "127.0.0.1:1/acme/mug@sha256:" + String.valueOf(number).repeat(64);
        }

        /** Returns the option with the image that a deploy to an entry environment is given here. */
        String takesImage(String environment) {
            return environment.equals("dev") || environment.equals("prod2") ? "--image=" + image(1) : "--no-input";
        }

        InProcess.Outcome run(String... arguments) {
            return coop.run(source.folder(), arguments);
        }

        void works(String... arguments) {
            var outcome = run(arguments);
            assertThat(outcome.status())
                    .as("%s: %s", String.join(" ", arguments), outcome)
                    .isZero();
        }

        void commit(String news) {
            source.write("coop.yaml", "app: mug\nport: 8080\nenv: {NEWS: " + news + "}\n")
                    .commit(news);
        }

        void somebodyCommits(String branch, String file) {
            var name = "clone-" + branch.replace('/', '-');
            new GitProgram(folder)
                    .run("clone", "-q", "-b", branch, platform.folder().toString(), name);
            var theirs = new GitProgram(folder.resolve(name)).write(file, "by somebody\n");
            theirs.commit("by somebody");
            theirs.run("push", "-q", "origin", "HEAD:" + branch);
        }

        /** Merges a pull request, as the folder's owner does. */
        void merges(int number) {
            var name = "merging-" + number;
            new GitProgram(folder).run("clone", "-q", platform.folder().toString(), name);
            var clone = new GitProgram(folder.resolve(name));
            clone.run("cherry-pick", "origin/coop/mug/prod");
            clone.run("push", "-q", "origin", "HEAD:main", ":coop/mug/prod");
            new LocalForge(
                            platform.folder().resolve("coop-pulls"),
                            platform.folder().toString())
                    .recordMerge(number, new CommitId(clone.run("rev-parse", "HEAD")));
        }

        void closes(int number) {
            var forge = new LocalForge(
                    platform.folder().resolve("coop-pulls"), platform.folder().toString());
            assertThat(forge.open("coop/mug/prod", "main"))
                    .hasValueSatisfying(open -> assertThat(open.number()).isEqualTo(number));
            forge.open("coop/mug/prod", "main").ifPresent(forge::close);
        }

        String refs() {
            return platform.run("for-each-ref");
        }
    }
}
