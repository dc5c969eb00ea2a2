package dev.coop.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as this machine may be shown a credential in plain text; a name that only looks so may not. */
class HostsTest {
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.0.1.1", "127.255.255.255", "[::1]", "::1"})
    void isThisMachine(String host) {
        assertThat(Hosts.isLoopback(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.evil.example",
                "127.0.0.1.evil.example",
                "127.0.0.256",
                "127.0.0.1.5",
                "localhost.evil.example",
                "evil.localhost",
                "notlocalhost",
                "128.0.0.1",
                "[::2]",
                ""
            })
    void isAnother(String host) {
        assertThat(Hosts.isLoopback(host)).isFalse();
    }
}
