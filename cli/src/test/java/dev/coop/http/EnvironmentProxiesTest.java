package dev.coop.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentProxiesTest {
    private static final EnvironmentProxies PROXIES = new EnvironmentProxies(Map.of(
            "HTTPS_PROXY", "http://secure.example:3128",
            "http_proxy", "plain.example:8080",
            "NO_PROXY", "internal.example, .acme.dev,*.corp.example:8443 10.0.0.1"));

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com/, secure.example:3128",
        "http://api.github.com/, plain.example:8080",
        "https://internal.example/, direct",
        "https://a.internal.example/, direct",
        "https://notinternal.example/, secure.example:3128",
        "https://acme.dev/, direct",
        "https://argocd.acme.dev/, direct",
        "https://git.corp.example:8443/, direct",
        "https://10.0.0.1/, direct",
        "http://localhost:9000/, direct",
        "http://127.0.0.1:9000/, direct",
        "http://[::1]:9000/, direct",
    })
    void choosesByTheEnvironment(String address, String expected) {
        var chosen = PROXIES.select(URI.create(address)).getFirst().address();

        assertThat(chosen == null ? "direct" : chosen.toString().replaceFirst("/.*:", ":"))
                .isEqualTo(expected);
    }
}
