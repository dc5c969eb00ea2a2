package dev.coop.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kubernetes' own reader makes of a scalar: every line was tried with goyaml v2 by way of sigs.k8s.io/yaml. */
class ClusterReadingTest {
    private static ClusterReading read(String written) {
        var document = YamlReader.read(new SourceText("a.yaml", "a: " + written + "\n"))
                .documents()
                .getFirst()
                .mapping()
                .orElseThrow();
        return ClusterReading.of((YamlScalar) document.at("a").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "y, true",
        "Yes, true",
        "on, true",
        "ON, true",
        "True, true",
        "n, false",
        "No, false",
        "off, false",
    })
    void takesWordsForTruth(String written, String key) {
        assertThat(read(written).type()).isEqualTo(YamlScalar.Type.BOOLEAN);
        assertThat(read(written).text()).contains(key);
    }

    @ParameterizedTest
    @CsvSource({
        "010, 8",
        "0o10, 8",
        "0777, 511",
        "0x1F, 31",
        "0b11, 3",
        "-0b1, -1",
        "1_000, 1000",
        "1_, 1",
        "+1, 1",
        "-0, 0",
        "0_7, 7",
        "0x_1, 1",
        "00, 0",
        "8080, 8080",
    })
    void takesWordsForWholeNumbers(String written, String key) {
        assertThat(read(written).type()).isEqualTo(YamlScalar.Type.INTEGER);
        assertThat(read(written).text()).contains(key);
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 1.5",
        "1.10, 1.1",
        "5., 5",
        ".5, 0.5",
        "1e3, 1000",
        "08, 8",
        "1_0.5, 10.5",
        "0.0, 0",
        ".inf, .inf",
        "+.inf, .inf",
        ".NaN, .nan",
    })
    void takesWordsForNumbers(String written, String key) {
        assertThat(read(written).type()).isEqualTo(YamlScalar.Type.FLOAT);
        assertThat(read(written).text()).contains(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yEs",
                "tRue",
                "_1",
                "1e400",
                "12:30",
                "12:30:45",
                "190:20:30",
                "2024-01-01",
                "2024-01-01T00:00:00Z",
                "=",
                "0x",
                "0b2",
                "1.2.3",
                "1e",
                "e1",
                ".",
                "1-2",
                ".e3",
                "'on'",
                "\"010\"",
                "!!str yes",
                "&a 'no'",
            })
    void leavesTheRestAsText(String written) {
        assertThat(read(written).type()).isEqualTo(YamlScalar.Type.STRING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "null", "Null", ""})
    void hasNoKeyForNothing(String written) {
        assertThat(read(written)).isEqualTo(new ClusterReading(YamlScalar.Type.NULL, java.util.Optional.empty()));
    }

    @org.junit.jupiter.api.Test
    void seesThroughAnAnchor() {
        assertThat(read("&a on").type()).isEqualTo(YamlScalar.Type.BOOLEAN);
    }
}
