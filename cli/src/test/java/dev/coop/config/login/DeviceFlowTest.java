package dev.coop.config.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.config.ForgeKind;
import dev.coop.config.HostName;
import dev.coop.config.Token;
import dev.coop.diagnostic.Failure;
import dev.coop.http.LoopbackServer;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.http.Network;
import dev.coop.http.RemoteCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceFlowTest {
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> trace = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final List<DeviceFlow.Code> shown = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-31T12:00:00Z");
    private final LoopbackServer server = new LoopbackServer(this::answer);

    private Reply answer(Request request) {
        if (request.path().endsWith("/device/code") || request.path().endsWith("/authorize_device")) {
            return Reply.json(
                    200,
                    "{\"device_code\": \"d3vice s3cret\", \"user_code\": \"WDJB-MJHT\", \"verification_uri\":"
                            + " \"https://github.com/login/device\", \"expires_in\": 60, \"interval\": 5}");
        }
        return Reply.json(answers.size() > 1 ? 400 : 200, answers.size() > 1 ? answers.pop() : answers.element());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Token token(ForgeKind kind) {
        var caller = new RemoteCaller(
                "1.0.0", Network.of(Map.of()), () -> now, RandomGenerator.getDefault(), _ -> {}, trace::add);
        var flow = new DeviceFlow(caller, () -> now, time -> {
            waits.add(time);
            now = now.plus(time);
        });
        var host = HostName.ofAddress(server.address("/").toString()).orElseThrow();
        return flow.token(kind, host, "Iv1.coop", shown::add);
    }

    @ParameterizedTest
    @CsvSource({"GITHUB, /login/device/code, /login/oauth/access_token", "GITLAB, /oauth/authorize_device, /oauth/token"
    })
    void waitsUntilAPersonAllowsIt(ForgeKind kind, String begin, String poll) {
        answers.add("{\"error\": \"authorization_pending\"}");
        answers.add("{\"error\": \"slow_down\"}");
        answers.add("{\"error\": \"authorization_pending\"}");
        answers.add("{\"access_token\": \"gho_s3cret\", \"token_type\": \"bearer\"}");

        assertThat(token(kind)).isEqualTo(new Token("gho_s3cret"));

        assertThat(shown).containsExactly(new DeviceFlow.Code("WDJB-MJHT", "https://github.com/login/device"));
        assertThat(waits).extracting(Duration::toSeconds).containsExactly(5L, 5L, 10L, 10L);
        assertThat(server.requests().getFirst().target()).isEqualTo(begin);
        assertThat(server.requests().getFirst().body()).contains("client_id=Iv1.coop", "scope=");
        assertThat(server.requests().getLast().target()).isEqualTo(poll);
        assertThat(server.requests().getLast().body())
                .contains(
                        "device_code=d3vice+s3cret",
                        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code");
        assertThat(trace).isNotEmpty().allSatisfy(line -> assertThat(line).doesNotContain("s3cret"));
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, refused on the page",
        "expired_token, not typed in time",
        "incorrect_client_credentials, --client-id"
    })
    void saysWhyThereIsNoToken(String error, String hint) {
        answers.add("{\"error\": \"" + error + "\"}");

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> token(ForgeKind.GITHUB))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_ALLOWED);
                    assertThat(failure.hint().orElseThrow()).contains(hint);
                });
    }

    @Test
    void givesUpWhenTheCodeIsTooOld() {
        answers.add("{\"error\": \"authorization_pending\"}");

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> token(ForgeKind.GITHUB))
                .satisfies(failure -> assertThat(failure.hint().orElseThrow()).contains("in time"));
        assertThat(waits).hasSize(12);
    }
}
