package dev.coop.deploy;

import static dev.coop.deploy.DeployerTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.deploy.DeployOutcome.Committed;
import dev.coop.diagnostic.Failure;
import dev.coop.image.KnownImages;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deploy makes of the image that it is about. */
class DeployedImageTest {
    @TempDir
    Path folder;

    @Test
    void takesADigestWhereTheRegistryIsDown() {
        var mug = Acme.in(folder, Acme.USUAL).app("mug");
        mug.images().goDown();

        var outcome = mug.deploy("dev", mug.image().at(KnownImages.digest("7")));

        assertThat(outcome.release().digest()).isEqualTo(KnownImages.digest("7"));
        assertThat(mug.warnings()).singleElement().asString().contains("the registry does not answer");
    }

    @Test
    void failsWithoutADigestWhereTheRegistryIsDown() {
        var mug = Acme.in(folder, Acme.USUAL).app("mug");
        mug.images().goDown();

        refused(() -> mug.deploy("dev"), Failure.Kind.UNREACHABLE);
    }

    @Test
    void refusesAnImageThatIsNotThere() {
        var acme = Acme.in(folder, Acme.USUAL);
        var mug = acme.app("mug");
        var absent = mug.image().at(KnownImages.digest("7"));

        assertThat(refused(() -> mug.deploy("dev", absent), Failure.Kind.INVALID_INPUT)
                        .code())
                .isEqualTo("no-image");
        mug.source().commit("Not built", Map.of("coop.yaml", mug.coopYaml("")));
        assertThat(refused(() -> mug.deploy("dev"), Failure.Kind.INVALID_INPUT).code())
                .isEqualTo("no-image");
        assertThat(acme.commits()).isEqualTo(1);
    }

    @Test
    void refusesAnImageForOtherPlatformsOnly() {
        var acme = Acme.in(folder, Acme.USUAL);
        var mug = acme.app("mug");
        mug.images().areFor("linux/arm64", "windows/amd64");

        var other = refused(() -> mug.deploy("dev"), Failure.Kind.INVALID_INPUT);

        assertThat(other.code()).isEqualTo("no-image-for-platform");
        assertThat(other.message()).contains("is for linux/arm64, windows/amd64, not for linux/amd64");
        assertThat(acme.commits()).isEqualTo(1);
        mug.release("Say so", Map.of("coop.yaml", mug.coopYaml("build: {platforms: [linux/arm64]}\n")));
        assertThat(mug.deploy("dev")).isInstanceOf(Committed.class);
    }

    @Test
    void refusesToPromoteAnImageThatIsGone() {
        var acme = Acme.in(folder, Acme.USUAL);
        var mug = acme.app("mug");
        mug.deploy("dev");
        mug.images().forget();

        assertThat(refused(() -> mug.deploy("prod"), Failure.Kind.INVALID_INPUT).code())
                .isEqualTo("no-image");
        assertThat(acme.forge().all()).isEmpty();
    }

    @Test
    void refusesAnImageForAPromotion() {
        var mug = Acme.in(folder, Acme.USUAL).app("mug");
        mug.deploy("dev");

        assertThat(refused(() -> mug.deploy("prod", mug.image().at(KnownImages.digest("1"))), Failure.Kind.WRONG_USAGE)
                        .code())
                .isEqualTo("image-of-promotion");
    }
}
