package dev.coop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoopVersionTest {
    @Test
    void isThePoms() {
        assertThat(CoopVersion.CURRENT).isEqualTo(System.getProperty("coop.version"));
    }
}
