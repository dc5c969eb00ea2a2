package dev.coop.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final JsonObject MUG = JsonObject.empty()
            .with("app", "mean-mug")
            .with("simulated", false)
            .with("behind", 3)
            .withText("url", Optional.empty())
            .with("pods", JsonValue.texts(List.of("a", "b")))
            .with("conditions", List.of())
            .with("live", JsonObject.empty().with("sync", "Synced"));

    @Test
    void writesTwoSpacesALevelInTheOrderGiven() {
        assertThat(JsonWriter.write(MUG)).isEqualTo("""
            {
              "app": "mean-mug",
              "simulated": false,
              "behind": 3,
              "url": null,
              "pods": [
                "a",
                "b"
              ],
              "conditions": [],
              "live": {
                "sync": "Synced"
              }
            }
            """);
    }

    @Test
    void writesOneLineForMachines() {
        assertThat(JsonWriter.writeCompact(MUG.with("behind", 0).with("live", JsonObject.empty())))
                .isEqualTo("{\"app\":\"mean-mug\",\"simulated\":false,\"behind\":0,\"url\":null,"
                        + "\"pods\":[\"a\",\"b\"],\"conditions\":[],\"live\":{}}");
    }

    @Test
    void readsWhatItWrites() {
        assertThat(JsonReader.read(JsonWriter.write(MUG))).isEqualTo(MUG);
    }

    @Test
    void findsValuesByTheirPath() {
        assertThat(MUG.text("live", "sync")).contains("Synced");
        assertThat(MUG.text("live", "health")).isEmpty();
        assertThat(MUG.text("app", "name")).isEmpty();
        assertThat(MUG.text("url")).isEmpty();
        assertThat(MUG.at("url")).contains(new JsonNull());
        assertThat(MUG.number("behind")).hasValue(3);
        assertThat(MUG.flag("simulated")).contains(false);
        assertThat(MUG.texts("pods")).containsExactly("a", "b");
        assertThat(MUG.items("app")).isEmpty();
    }

    @Test
    void replacesAMemberInItsPlace() {
        assertThat(JsonWriter.writeCompact(
                        JsonObject.empty().with("a", 1).with("b", 2).with("a", 3)))
                .isEqualTo("{\"a\":3,\"b\":2}");
    }

    @Test
    void keepsANumberAsItWasWritten() {
        assertThat(JsonWriter.writeCompact(JsonReader.read("[1.10, 12345678901234567890, -0.5]")))
                .isEqualTo("[1.10,12345678901234567890,-0.5]");
    }

    @Test
    void takesNoNumberForWholeThatIsNot() {
        var numbers = JsonReader.readObject("{\"half\": 0.5, \"huge\": 1e999999999, \"hundred\": 1e2}");

        assertThat(numbers.number("half")).isEmpty();
        assertThat(numbers.number("huge")).isEmpty();
        assertThat(numbers.number("hundred")).hasValue(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,]", "{\"a\"}", "{} {}", "nul", "<html>", "{'a': 1}", "[NaN]"})
    void saysWhereATextIsNotJson(String text) {
        assertThatExceptionOfType(JsonSyntaxException.class)
                .isThrownBy(() -> JsonReader.read(text))
                .satisfies(e -> {
                    assertThat(e.line()).isEqualTo(1);
                    assertThat(e.column()).isPositive();
                    assertThat(e).hasMessageNotContaining("\n");
                });
    }

    @Test
    void refusesATextThatIsNestedWithoutEnd() {
        assertThatExceptionOfType(JsonSyntaxException.class).isThrownBy(() -> JsonReader.read("[".repeat(100_000)));
    }
}
