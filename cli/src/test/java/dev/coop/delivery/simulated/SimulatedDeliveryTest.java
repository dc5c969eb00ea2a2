package dev.coop.delivery.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.app.EnvironmentName;
import dev.coop.delivery.Observation;
import dev.coop.delivery.Observation.Health;
import dev.coop.delivery.Observation.Live;
import dev.coop.delivery.Observation.Phase;
import dev.coop.delivery.Observation.ResourceNode;
import dev.coop.delivery.Observation.Sync;
import dev.coop.deploy.Acme;
import dev.coop.deploy.AcmeApp;
import dev.coop.image.KnownImages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedDeliveryTest {
    @TempDir
    Path folder;

    private Acme acme;
    private AcmeApp mug;

    @BeforeEach
    void start() {
        acme = Acme.in(folder, Acme.USUAL);
        mug = acme.app("mug");
    }

    private Observation observed() {
        var dev = acme.platform().environment(new EnvironmentName("dev")).orElseThrow();
        return new SimulatedDelivery(acme.repository(), acme.clock()).observe(mug.name(), dev);
    }

    private Live after(long milliseconds) {
        acme.clock().pause(Duration.ofMillis(milliseconds));
        return (Live) observed();
    }

    private void deploy(String more) {
        mug.release("Play", Map.of("coop.yaml", mug.coopYaml(more)));
        mug.deploy("dev");
    }

    @Test
    void saysThatItIsSimulated() {
        assertThat(new SimulatedDelivery(acme.repository(), acme.clock()).simulated())
                .isTrue();
    }

    @Test
    void startsAsManyAsAnAutoscalerWouldAtFirst() {
        deploy("scale: {min: 2, max: 4}\n");

        assertThat(after(5000).resources())
                .filteredOn(node -> node.kind().equals("Deployment"))
                .singleElement()
                .satisfies(node -> assertThat(node.message()).isEqualTo("2 of 2 replicas ready"));
    }

    @Test
    void knowsNothingOfWhatWasNeverDeployed() {
        assertThat(observed()).isInstanceOf(Observation.NotFound.class);
    }

    @Test
    void playsARollout() {
        deploy("scale: 2\n");
        var revision = acme.git().run("rev-parse", "main");

        var unseen = after(0);
        assertThat(unseen.revision()).isEmpty();
        assertThat(unseen.sync()).isEqualTo(Sync.OUT_OF_SYNC);

        var applied = after(1200);
        assertThat(applied.revision()).contains(revision);
        assertThat(applied.operation()).map(Observation.Operation::phase).contains(Phase.RUNNING);

        var starting = after(1200);
        assertThat(starting.sync()).isEqualTo(Sync.SYNCED);
        assertThat(starting.operation()).map(Observation.Operation::phase).contains(Phase.SUCCEEDED);
        assertThat(starting.health().health()).isEqualTo(Health.PROGRESSING);
        assertThat(starting.health().message()).isEqualTo("0 of 2 replicas ready");

        assertThat(after(1000).health().message()).isEqualTo("1 of 2 replicas ready");

        var ended = after(1200);
        assertThat(ended.health().health()).isEqualTo(Health.HEALTHY);
        assertThat(ended.images()).containsExactly(KnownImages.digest("2"));
        assertThat(ended.resources())
                .filteredOn(node -> node.kind().equals("Deployment"))
                .singleElement()
                .satisfies(deployment -> assertThat(deployment.children())
                        .extracting(ResourceNode::name)
                        .containsExactly("mug-1", "mug-2"));
    }

    @Test
    void showsTheSameWheneverItIsAsked() {
        deploy("");

        assertThat(after(3000)).isEqualTo(observed());
    }

    @Test
    void leavesARolloutAloneWhenAnotherAppIsDeployed() {
        deploy("");
        var before = after(10_000);
        acme.app("tea").deploy("dev");

        assertThat(observed()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"crash-loop, CrashLoopBackOff", "image-pull, ImagePullBackOff", "out-of-memory, OOMKilled"})
    void endsBadlyWhereAnAnnotationAsksForIt(String trouble, String word) {
        deploy("""
            patches:
              - target: {kind: Deployment}
                merge: {metadata: {annotations: {coop.dev/simulate: %s}}}
            """.formatted(trouble));

        assertThat(after(3000).health().health()).isEqualTo(Health.PROGRESSING);
        var ended = after(3000);

        assertThat(ended.health().health()).isEqualTo(Health.DEGRADED);
        assertThat(ended.health().message()).contains(word);
        assertThat(ended.images()).isEmpty();
    }
}
