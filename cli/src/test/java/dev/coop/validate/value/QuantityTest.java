package dev.coop.validate.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What resource.ParseQuantity of k8s.io/apimachinery takes and refuses: every line was tried with it. */
class QuantityTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "+1",
                "1.5",
                ".5",
                "5.",
                "1500",
                "250m",
                "0.1m",
                "100n",
                "1u",
                "1k",
                "1Ki",
                "1M",
                "1Mi",
                "1.5Gi",
                "1G",
                "1Ti",
                "1Pi",
                "1Ei",
                "1E",
                "1e3",
                "1E3",
                "1e-3",
                "1e+3",
                "1e1000000000",
                "99999999999999999999999",
                "01",
                "1.50",
                "1P",
                "1T",
            })
    void isTaken(String text) {
        assertThat(Quantity.isValid(text)).isTrue();
        assertThat(Quantity.isPositive(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", ".", "m", "Gi"})
    void isTakenForNothingOrLess(String text) {
        assertThat(Quantity.isValid(text)).isTrue();
        assertThat(Quantity.isPositive(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1K", "1ki", "1Zi", "1e", "1.5Qi", "1 Gi", " 1Gi", "1Gi ", "1gb", "1GB", "1MB", "", "1_000", "0x10",
                "1,5", "\u0661", "1.2.3", "--1", "1m ", "1mi", "1Kib",
            })
    void isRefused(String text) {
        assertThat(Quantity.isValid(text)).isFalse();
        assertThat(Quantity.isPositive(text)).isFalse();
    }
}
