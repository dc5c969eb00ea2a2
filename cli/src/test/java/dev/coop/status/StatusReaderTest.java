package dev.coop.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.app.EnvironmentName;
import dev.coop.delivery.Cause;
import dev.coop.delivery.Lives;
import dev.coop.delivery.Observation;
import dev.coop.delivery.Observation.Health;
import dev.coop.delivery.Observation.ResourceNode;
import dev.coop.delivery.Rollout;
import dev.coop.delivery.ToldDelivery;
import dev.coop.deploy.Acme;
import dev.coop.deploy.AcmeApp;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.gitops.Hold;
import dev.coop.gitops.HoldYaml;
import dev.coop.image.KnownImages;
import dev.coop.source.CommitId;
import dev.coop.status.EnvironmentStatus.Desired;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StatusReaderTest {
    private static final Diagnostic WHY =
            Diagnostic.error("not-allowed", "the token may not read it").hint("coop login");

    @TempDir
    Path folder;

    private final ToldDelivery delivery = new ToldDelivery();
    private Acme acme;
    private AcmeApp mug;

    @BeforeEach
    void start() {
        acme = Acme.in(folder, Acme.USUAL);
        mug = acme.app("mug");
    }

    private StatusReader reader() {
        return new StatusReader(acme.repository(), Optional.of(acme.forge()), delivery, mug.source(), acme.clock());
    }

    private EnvironmentStatus in(String environment) {
        var platform = acme.platform();
        var wanted = platform.environment(new EnvironmentName(environment)).orElseThrow();
        return reader().read(mug.name(), platform, List.of(wanted))
                .environments()
                .getFirst();
    }

    private String tip() {
        return acme.git().run("rev-parse", "main");
    }

    private Lives healthy(String revision, String digit) {
        return Lives.healthy(revision, KnownImages.digest(digit), acme.clock().instant());
    }

    private void deployAndRun() {
        mug.deploy("dev");
        delivery.says(healthy(tip(), "1").live());
    }

    private void mergeToProd() {
        mug.deploy("prod");
        acme.git().run("update-ref", "refs/heads/main", acme.git().run("rev-parse", "coop/mug/prod"));
        acme.forge().recordMerge(1, new CommitId(tip()));
    }

    @Test
    void readsEnvironmentsInTheOrderAskedFor() {
        var platform = acme.platform();

        var status = reader().read(mug.name(), platform, platform.environments());

        assertThat(status.platform()).isEqualTo("acme");
        assertThat(status.simulated()).isFalse();
        assertThat(status.readAt()).isEqualTo(acme.clock().instant());
        assertThat(status.environments())
                .extracting(each -> each.name().value())
                .containsExactly("dev", "prod");
    }

    @Test
    void saysNothingOfWhatWasNeverDeployed() {
        var dev = in("dev");

        assertThat(dev.rollout()).isEqualTo(Rollout.NONE);
        assertThat(dev.desired()).isEmpty();
        assertThat(dev.live()).isEmpty();
        assertThat(dev.since()).isEmpty();
        assertThat(dev.url()).isEmpty();
    }

    @Test
    void saysThatAnAppWasRemoved() {
        mug.deploy("dev");
        var clone = acme.clonedAs("removing");
        clone.run("rm", "-rq", "apps/mug/dev");
        clone.run("commit", "-qm", "remove mug from dev");
        clone.run("push", "-q", "origin", "HEAD:main");

        var dev = in("dev");

        assertThat(dev.wasRemoved()).isTrue();
        assertThat(dev.rollout()).isEqualTo(Rollout.NONE);
        assertThat(dev.message()).contains("removed by " + tip().substring(0, 7));
    }

    @Test
    void showsItsPartOfWhatIsProposedOfAllAppsTogether() {
        mug.deploy("dev");
        acme.app("tea", "https://github.com/acme/mug").deploy("dev");
        mug.deployAll("prod");

        var prod = in("prod");

        assertThat(prod.rollout()).isEqualTo(Rollout.PROPOSED);
        assertThat(prod.proposed())
                .hasValueSatisfying(
                        proposed -> assertThat(proposed.pullRequest().head()).isEqualTo("coop/_acme.mug/prod"));
    }

    @Test
    void saysThatWhatIsProposedWasRolledBackBefore() {
        mug.deploy("dev");
        mug.deploy("prod");
        var clone = acme.clonedAs("holding");
        clone.write(
                        "apps/mug/dev/hold.yaml",
                        HoldYaml.write(
                                new Hold(mug.source().head().orElseThrow().id(), KnownImages.digest("1"), "", "")))
                .commit("hold");
        clone.run("push", "-q", "origin", "HEAD:main");

        assertThat(in("prod").proposed())
                .hasValueSatisfying(proposed -> assertThat(proposed.heldIn()).contains(new EnvironmentName("dev")));
    }

    @Test
    void showsWhatIsOnlyProposed() {
        mug.deploy("dev");
        mug.deploy("prod");

        var prod = in("prod");

        assertThat(prod.rollout()).isEqualTo(Rollout.PROPOSED);
        assertThat(prod.desired()).isEmpty();
        assertThat(prod.proposed())
                .hasValueSatisfying(
                        proposed -> assertThat(proposed.pullRequest().number()).isEqualTo(1));
    }

    /** A forge that is asked for every environment would keep its reader waiting as often. */
    @Test
    void showsWhatGitTellsWhereTheForgeDoesNotAnswer() {
        deployAndRun();
        mug.deploy("prod");
        var silent = new SilentForge(acme.forge());
        var platform = acme.platform();

        var status = new StatusReader(
                        acme.repository(), Optional.of(silent.forge()), delivery, mug.source(), acme.clock())
                .read(mug.name(), platform, platform.environments());

        assertThat(status.environments())
                .extracting(EnvironmentStatus::rollout)
                .containsExactly(Rollout.HEALTHY, Rollout.NONE);
        assertThat(status.environments().getFirst().desired()).isPresent();
        assertThat(status.missing()).singleElement().satisfies(why -> {
            assertThat(why.code()).isEqualTo("pull-requests-unknown");
            assertThat(why.message()).isEqualTo("nothing is known of pull requests: no answer from `git.acme.dev`");
            assertThat(why.hint()).contains("name it in platform.yaml");
        });
        assertThat(silent.asked()).isEqualTo(1);
    }

    @Test
    void asksAForgeAgainThatDidNotAnswerTheLastTime() {
        mug.deploy("dev");
        mug.deploy("prod");
        var silent = new SilentForge(acme.forge());
        var platform = acme.platform();
        var reader =
                new StatusReader(acme.repository(), Optional.of(silent.forge()), delivery, mug.source(), acme.clock());
        assertThat(reader.read(mug.name(), platform, platform.environments()).missing())
                .hasSize(1);

        silent.answersAgain();

        var status = reader.read(mug.name(), platform, platform.environments());
        assertThat(status.missing()).isEmpty();
        assertThat(status.environments().getLast().proposed()).isPresent();
    }

    @Test
    void showsWhatRuns() {
        deployAndRun();

        var dev = in("dev");

        assertThat(dev.rollout()).isEqualTo(Rollout.HEALTHY);
        assertThat(dev.desired()).hasValueSatisfying(desired -> {
            assertThat(desired.release().source().version()).isEqualTo("1111111");
            assertThat(desired.revision().value()).isEqualTo(tip());
            assertThat(desired.at()).isEqualTo(acme.clock().instant());
            assertThat(desired.behind()).hasValue(0);
        });
        assertThat(dev.url()).contains("https://mug.dev.acme.dev");
        assertThat(dev.cause()).isEmpty();
        assertThat(dev.proposed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expose: true | https://mug.dev.acme.dev",
                "expose: shop.example.com | https://shop.example.com",
                "expose: {host: shop.example.com, path: /mugs} | https://shop.example.com/mugs",
                "expose: {path: /} | https://mug.dev.acme.dev",
                "'expose: true\npatches: [{target: {kind: Ingress}, merge: {spec: {rules: [{host: of.patch}]}}}]'"
                        + " | https://of.patch"
            })
    void showsTheAddressThatWasCommitted(String setting, String address) {
        mug.release("Expose", Map.of("coop.yaml", "app: mug\nport: 8080\n" + setting + "\n"));
        mug.deploy("dev");
        delivery.says(healthy(tip(), "1").live());

        assertThat(in("dev").url()).contains(address);
        var dev = acme.platform().environment(new EnvironmentName("dev")).orElseThrow();
        assertThat(new Addresses(acme.repository(), Optional::empty).app(mug.name(), dev))
                .contains(address);
    }

    @Test
    void showsTheAppsOwnAddressBesideAnotherThatEndsLikeIt() {
        mug.release("Expose", Map.of("coop.yaml", "app: mug\nport: 8080\nexpose: true\n", "k8s/admin.yaml", """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: admin-mug}
            spec: {rules: [{host: admin.internal.acme.dev}]}
            """));
        mug.deploy("dev");

        var dev = acme.platform().environment(new EnvironmentName("dev")).orElseThrow();
        assertThat(new Addresses(acme.repository(), Optional::empty).app(mug.name(), dev))
                .contains("https://mug.dev.acme.dev");
    }

    @Test
    void waitsWhileTheReleaseBeforeIsStillCompared() {
        deployAndRun();
        mug.release("Hotter");
        mug.deploy("dev");

        assertThat(in("dev").rollout()).isEqualTo(Rollout.WAITING);
    }

    @Test
    void waitsForARevisionThatTheRepositoryDoesNotHave() {
        mug.deploy("dev");
        delivery.says(healthy("d".repeat(40), "1").live());
        assertThat(in("dev").rollout()).isEqualTo(Rollout.WAITING);

        delivery.says(healthy("main", "1").live());
        assertThat(in("dev").rollout()).isEqualTo(Rollout.WAITING);
    }

    @Test
    void staysHealthyWhereAnotherAppMovedTheRevisionOn() {
        deployAndRun();
        acme.app("tea").deploy("dev");
        var teas = tip();
        acme.app("pot").deploy("dev");
        assertThat(in("dev").rollout()).isEqualTo(Rollout.HEALTHY);

        delivery.says(healthy(teas, "1").live());
        assertThat(in("dev").rollout()).isEqualTo(Rollout.HEALTHY);
        assertThat(in("dev").desired()).map(Desired::revision).isNotEqualTo(Optional.of(new CommitId(teas)));
    }

    @Test
    void waitsForANewApplicationTenMinutes() {
        mug.deploy("dev");
        delivery.says(new Observation.NotFound(WHY));
        assertThat(in("dev").rollout()).isEqualTo(Rollout.WAITING);

        acme.clock().pause(Duration.ofMinutes(10));
        var late = in("dev");

        assertThat(late.rollout()).isEqualTo(Rollout.UNKNOWN);
        assertThat(late.cause()).map(Cause::code).contains("not-allowed");
    }

    static Stream<Arguments> silences() {
        return Stream.of(
                Arguments.of(new Observation.NotAllowed(WHY), Unseen.NOT_ALLOWED),
                Arguments.of(new Observation.Hidden(WHY), Unseen.NOT_ALLOWED),
                Arguments.of(new Observation.NotFound(WHY), Unseen.NOT_THERE),
                Arguments.of(new Observation.Unreachable(WHY), Unseen.UNREACHABLE));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void knowsNothingWhereTheDeliverySaysNothing(Observation silence, Unseen why) {
        mug.deploy("dev");
        acme.clock().pause(Duration.ofMinutes(10));
        delivery.says(silence);

        var dev = in("dev");

        assertThat(dev.rollout()).isEqualTo(Rollout.UNKNOWN);
        assertThat(dev.unseen()).contains(why);
        assertThat(dev.message()).isEqualTo("the token may not read it");
        assertThat(dev.live()).isEmpty();
        assertThat(dev.desired()).isPresent();
        assertThat(dev.cause()).hasValueSatisfying(cause -> {
            assertThat(cause.code()).isEqualTo("not-allowed");
            assertThat(cause.hint()).contains("coop login");
        });
    }

    @Test
    void saysThatAPlatformNamesNoDelivery() {
        mug.deploy("dev");

        var dev = in("dev");

        assertThat(dev.rollout()).isEqualTo(Rollout.UNKNOWN);
        assertThat(dev.unseen()).contains(Unseen.NOT_CONFIGURED);
        assertThat(dev.message()).contains("names no Argo CD");
    }

    @Test
    void countsTheCommitsThatAnEnvironmentIsBehind() {
        mug.deploy("dev");
        mergeToProd();
        mug.release("Hotter");
        mug.release("Hotter still");
        mug.deploy("dev");

        assertThat(in("prod").desired()).map(Desired::behind).contains(OptionalInt.of(2));
        assertThat(in("dev").desired()).map(Desired::behind).contains(OptionalInt.of(0));
    }

    @Test
    void countsNothingWhereACommitIsNotInThisClone() {
        mug.deploy("dev");
        mergeToProd();
        mug.release("Hotter");
        mug.deploy("dev");
        mug = acme.app("mug");

        assertThat(in("prod").desired()).map(Desired::behind).contains(OptionalInt.empty());
    }

    @Test
    void saysWhyARolloutFails() {
        mug.deploy("dev");
        var pod = new ResourceNode(
                "Pod",
                "mug-1",
                Optional.of(Health.DEGRADED),
                "back-off restarting failed container: CrashLoopBackOff",
                List.of());
        delivery.says(healthy(tip(), "1")
                .with(Health.DEGRADED, "1 of 1 replicas fail")
                .owning(new ResourceNode("Deployment", "mug", Optional.of(Health.DEGRADED), "", List.of(pod)))
                .live());

        var dev = in("dev");

        assertThat(dev.rollout()).isEqualTo(Rollout.DEGRADED);
        assertThat(dev.cause()).hasValueSatisfying(cause -> {
            assertThat(cause.code()).isEqualTo("crash-loop");
            assertThat(cause.message()).contains("Pod mug-1");
            assertThat(cause.evidence()).containsExactly(pod.message());
            assertThat(cause.hint()).isPresent();
        });
        assertThat(dev.tree()).extracting(ResourceNode::name).containsExactly("mug");
    }
}
