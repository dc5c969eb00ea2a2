package dev.coop.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.diagnostic.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files are read, and that an authority of the system is trusted. */
class CertificatesTest {
    @TempDir
    Path folder;

    @Test
    void readsNothingBeforeItIsAsked() {
        var certificates = new Certificates(Map.of("SSL_CERT_FILE", "/nowhere"), List.of(folder.resolve("none")));

        assertThatExceptionOfType(Failure.class).isThrownBy(certificates::context);
    }

    @Test
    void trustsTheFirstFileOfTheSystem() throws Exception {
        var authority = TestAuthority.in(folder.resolve("authority"));
        var system = List.of(folder.resolve("none"), authority.certificate());

        assertThat(shakesHands(authority, new Certificates(Map.of(), system))).isTrue();
        assertThat(shakesHands(authority, new Certificates(Map.of(), List.of())))
                .isFalse();
    }

    private static boolean shakesHands(TestAuthority authority, Certificates certificates) throws Exception {
        try (var listener = authority
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var server = (SSLSocket) listener.accept()) {
                    server.startHandshake();
                } catch (IOException refused) {
                    // The client tells.
                }
            });
            var sockets = certificates.context().getSocketFactory();
            try (var client = (SSLSocket) sockets.createSocket("127.0.0.1", listener.getLocalPort())) {
                client.startHandshake();
                return true;
            } catch (SSLException refused) {
                return false;
            }
        }
    }

    @Test
    void getsAlongWithoutTheSystemsOwn() throws Exception {
        var broken = Files.writeString(folder.resolve("broken"), "-----BEGIN CERTIFICATE-----\n");

        assertThat(new Certificates(Map.of(), List.of(folder.resolve("none"), broken)).context())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSL_CERT_FILE", "GIT_SSL_CAINFO"})
    void saysWhichVariableNamesNoCertificates(String variable) throws Exception {
        var file = Files.writeString(folder.resolve("empty.pem"), "");

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> new Certificates(Map.of(variable, file.toString()), List.of()).context())
                .satisfies(failure -> {
                    assertThat(failure.diagnostics().getFirst().code()).isEqualTo("certificates-unreadable");
                    assertThat(failure.diagnostics().getFirst().message()).contains(variable);
                });
    }
}
