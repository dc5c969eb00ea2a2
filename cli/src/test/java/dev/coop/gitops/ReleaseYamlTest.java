package dev.coop.gitops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.diagnostic.Failure;
import dev.coop.image.ImageReference.Digest;
import dev.coop.image.ImageRepository;
import dev.coop.source.CommitId;
import dev.coop.source.RepositoryAddress;
import dev.coop.source.WorkTree;
import dev.coop.yaml.SourceText;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseYamlTest {
    private static final String WRITTEN = """
        format: 1
        app: mean-mug
        environment: dev
        team: coffee
        cluster: in-cluster
        namespace: mean-mug-dev
        image: {repository: ghcr.io/acme/mean-mug, digest: "sha256:%s"}
        source: {repository: https://github.com/acme/mean-mug, path: ".", commit: "%s", ref: main, subject: "Serve hot mugs"}
        """.formatted("9b".repeat(32), "1a2b3c4d5e".repeat(4));

    @Test
    void writesOneLineForTheImageAndOneForTheSource() {
        assertThat(ReleaseYaml.write(release(Optional.of("coffee"), ".", Optional.of("main"), "Serve hot mugs")))
                .isEqualTo(WRITTEN);
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        var written = ReleaseYaml.write(release(Optional.empty(), "shop", Optional.empty(), "a"));

        assertThat(written).doesNotContain("team", "ref").contains("path: shop");
    }

    @Test
    void keepsThatTheWorkTreeHadChanges() {
        var dirty = WRITTEN.replace("1a2b3c4d5e\", ref", "1a2b3c4d5e-dirty\", ref");

        var release = ReleaseYaml.read(new SourceText("release.yaml", dirty));

        assertThat(release.source().workTree()).isEqualTo(WorkTree.DIRTY);
        assertThat(ReleaseYaml.write(release)).isEqualTo(dirty).isNotEqualTo(WRITTEN);
    }

    @Property
    void readsWhatItWrote(@ForAll @NotEmpty String word, @ForAll String subject) {
        var line = subject.replaceAll("\\R", " ");
        var release = release(Optional.of(oneLine(word)), oneLine(word), Optional.of(oneLine(word)), line);

        var written = ReleaseYaml.write(release);

        assertThat(ReleaseYaml.read(new SourceText("release.yaml", written))).isEqualTo(release);
        assertThat(ReleaseYaml.write(release)).isEqualTo(written);
    }

    @Test
    void refusesWhatANewerCoopWrote() {
        var failure = failure(WRITTEN.replace("format: 1", "format: 2"));

        assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID_INPUT);
        assertThat(failure.getMessage()).startsWith("a newer coop wrote this");
        assertThat(failure.diagnostics().getFirst().location()).hasToString("Optional[release.yaml:1:9]");
        assertThat(failure.hint().orElseThrow()).contains("install a newer coop");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format: 1|format: one|release.yaml:1:9",
                "app: mean-mug|app: Mean_Mug|release.yaml:2:6",
                "cluster: in-cluster|other: x|release.yaml",
                "digest: \"sha256:|digest: \"md5:|release.yaml:7:52",
                "commit: \"1a2b|commit: \"xyz|release.yaml:8:75",
                "path: \".\"|part: a|release.yaml:8:9",
                "format: 1|format: [|release.yaml:3:12"
            })
    void namesThePlaceOfWhatIsBroken(String from, String to, String place) {
        var failure = failure(WRITTEN.replace(from, to));

        assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID_INPUT);
        assertThat(failure.diagnostics().getFirst().location().orElseThrow()).hasToString(place);
    }

    @Test
    void refusesAnEmptyFile() {
        assertThat(failure("").getMessage()).isEqualTo("release.yaml says no `format`");
    }

    private static Failure failure(String text) {
        return catchThrowableOfType(Failure.class, () -> ReleaseYaml.read(new SourceText("release.yaml", text)));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }

    private static Release release(Optional<String> team, String path, Optional<String> ref, String subject) {
        return new Release(
                new AppName("mean-mug"),
                new EnvironmentName("dev"),
                team,
                "in-cluster",
                "mean-mug-dev",
                ImageRepository.parse("ghcr.io/acme/mean-mug"),
                new Digest("sha256:" + "9b".repeat(32)),
                new Release.Source(
                        RepositoryAddress.parse("git@github.com:acme/mean-mug.git"),
                        path,
                        new CommitId("1a2b3c4d5e".repeat(4)),
                        ref,
                        subject,
                        WorkTree.CLEAN));
    }
}
