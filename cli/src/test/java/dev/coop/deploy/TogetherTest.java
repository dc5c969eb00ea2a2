package dev.coop.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.deploy.DeployOutcome.By;
import dev.coop.deploy.DeployOutcome.Proposed;
import dev.coop.deploy.DeployOutcome.Superseded;
import dev.coop.forge.PullRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several apps in one pull request: what is so of one of them is not so of the others. */
class TogetherTest {
    private static final String BRANCH = "coop/_acme.shop/prod";

    @TempDir
    Path folder;

    private Acme acme;
    private AcmeApp mug;
    private AcmeApp tea;

    @BeforeEach
    void start() {
        begin("usual", Acme.USUAL);
    }

    private void begin(String place, String platform) {
        acme = Acme.in(folder.resolve(place), platform);
        mug = acme.app("mug", "https://github.com/acme/shop");
        tea = acme.app("tea", "https://github.com/acme/shop");
    }

    /** An environment where what was proposed first was committed last. */
    @Test
    void keepsTheNewerReleaseOfOneAppAndProposesThatOfTheOther() {
        begin("reviewed", Acme.USUAL.replace("deploy: auto", "deploy: review"));
        var first = mug.source().head().orElseThrow().id();
        mug.release("Hotter");
        AcmeApp.deployAll("dev", mug, tea);
        mug.source().checkOut(first);
        tea.release("Greener");

        var outcomes = AcmeApp.deployAll("dev", mug, tea);

        assertThat(outcomes.getFirst()).isInstanceOfSatisfying(Superseded.class, behind -> {
            assertThat(behind.by().source().version()).isEqualTo("2222222");
            assertThat(behind.where()).isEqualTo(By.PROPOSED);
        });
        assertThat(outcomes.getLast()).isInstanceOf(Proposed.class);
        var branch = BRANCH.replace("prod", "dev");
        assertThat(mug.file(branch, "dev", "release.yaml")).contains("2222222222");
        assertThat(tea.file(branch, "dev", "release.yaml")).contains("2222222222");
        assertThat(acme.forge().all())
                .singleElement()
                .satisfies(only -> assertThat(only.body())
                        .contains(
                                "coop:release deploy mug dev sha256:2222", "coop:release deploy tea dev sha256:2222"));
    }

    /** What no environment before runs any more has no precedence. */
    @Test
    void proposesWhatRunsBeforeAlsoWhereThatIsOlder() {
        var first = mug.source().head().orElseThrow().id();
        mug.release("Hotter");
        AcmeApp.deployAll("dev", mug, tea);
        AcmeApp.deployAll("prod", mug, tea);
        mug.source().checkOut(first);
        mug.deployForced("dev");
        tea.release("Greener");
        tea.deploy("dev");

        var outcomes = AcmeApp.deployAll("prod", mug, tea);

        assertThat(outcomes).hasOnlyElementsOfType(Proposed.class);
        assertThat(mug.file(BRANCH, "prod", "release.yaml")).contains("1111111111");
        assertThat(tea.file(BRANCH, "prod", "release.yaml")).contains("2222222222");
        assertThat(acme.forge().all()).extracting(PullRequest::number).containsExactly(1);
    }
}
