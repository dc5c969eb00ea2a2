package dev.coop.deploy;

import static dev.coop.deploy.DeployerTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.deploy.DeployOutcome.Proposed;
import dev.coop.diagnostic.Failure;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A promotion from several environments. */
class PredecessorsTest {
    private static final String TWO_BEFORE_PROD = """
        platform: acme
        registry: ghcr.io/acme
        teams: {coffee: {apps: [mug]}}
        environments:
          - {name: eu, namespace: "{app}-eu", domain: "{app}.eu.acme.dev", deploy: auto}
          - {name: us, namespace: "{app}-us", domain: "{app}.us.acme.dev", deploy: auto}
          - {name: lab, namespace: "{app}-lab", domain: "{app}.lab.acme.dev", deploy: auto}
          - {name: prod, namespace: "{app}-prod", domain: "{app}.acme.dev", deploy: review, after: [eu, us]}
        """;

    @TempDir
    Path folder;

    private AcmeApp mug;

    @BeforeEach
    void start() {
        mug = Acme.in(folder, TWO_BEFORE_PROD).app("mug");
        mug.deploy("eu");
    }

    @Test
    void takesWhatRunsInEachOfThem() {
        mug.deploy("us");

        assertThat(mug.deploy("prod"))
                .isInstanceOfSatisfying(
                        Proposed.class,
                        proposed -> assertThat(proposed.pullRequest().body())
                                .contains("runs in eu, healthy; runs in us, healthy"));
    }

    @Test
    void refusesWhileOneOfThemWasNeverDeployed() {
        assertThat(refused(() -> mug.deploy("prod"), Failure.Kind.INVALID_INPUT).code())
                .isEqualTo("never-deployed");
    }

    @Test
    void refusesToTakeWhatComesFirstFromElsewhere() {
        var refused = refused(() -> mug.deployFrom("prod", "us"), Failure.Kind.WRONG_USAGE);

        assertThat(refused.code()).isEqualTo("not-before");
        assertThat(refused.message()).contains("us takes nothing from prod");
        assertThat(refused.hint().orElseThrow()).contains("leave out --from");
    }

    @Test
    void waitsWhileTheyDiffer() {
        mug.release("Hotter");
        mug.deploy("us");

        var differ = refused(() -> mug.deploy("prod"), Failure.Kind.WAITS_FOR_PERSON);

        assertThat(differ.code()).isEqualTo("predecessors-differ");
        assertThat(differ.message()).contains("eu runs 1111111", "us runs 2222222");
    }

    @Test
    void takesTheOneThatIsNamed() {
        mug.release("Hotter");
        mug.deploy("us");

        assertThat(mug.deployFrom("us", "prod").release().source().version()).isEqualTo("2222222");
    }

    @Test
    void takesNothingFromElsewhere() {
        mug.deploy("lab");

        var elsewhere = refused(() -> mug.deployFrom("lab", "prod"), Failure.Kind.WRONG_USAGE);

        assertThat(elsewhere.code()).isEqualTo("not-before");
        assertThat(elsewhere.hint()).contains("it comes after eu, us");
    }

    @Test
    void refusesAnAppThatSaysItIsAnotherTeams() {
        mug.release("Change hands", java.util.Map.of("coop.yaml", mug.coopYaml("team: tea\n")));

        assertThat(refused(() -> mug.deploy("us"), Failure.Kind.INVALID_INPUT).code())
                .isEqualTo("unknown-team");
    }
}
