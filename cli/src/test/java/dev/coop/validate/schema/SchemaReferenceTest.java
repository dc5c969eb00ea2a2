package dev.coop.validate.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.house.GoldenFolder;
import dev.coop.json.JsonReader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaReferenceTest {
    private static final String COOP = """
        # coop.yaml

        The file in the app's repository that says what the app is and how it runs. This is a whole one:

        ```yaml
        app: mean-mug
        port: 8181
        ```

        Everything but `app`, and `port` for a web app, may be left out. An editor offers and checks the keys with
        `coop schema`, which prints the JSON Schema that this page is made from.

        """;
    private static final String PLATFORM = """
        # platform.yaml

        The file at the root of the GitOps repository that says where apps run and what they may do. This is a whole one:

        ```yaml
        platform: acme
        environments:
          - {name: dev, deploy: auto}
          - {name: prod, after: dev}
        ```

        An image enters at `dev`; a promotion takes it from there to `prod`, where people review it first.

        """;
    private static final String NOTATION = """

        `a.b` is the key `b` below the key `a`, `a[].b` the key `b` of each item of the list `a`, and `a.<name>.b` the
        key `b` below each name that you choose.
        """;

    static Stream<Arguments> pages() {
        return Stream.of(
                Arguments.of("coop-yaml.md", COOP, Schema.textOfCoopYaml()),
                Arguments.of("platform-yaml.md", PLATFORM, Schema.textOfPlatformYaml()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void everyKeyStandsOnThePage(String page, String introduction, String schema) {
        var table = SchemaPage.table(JsonReader.readObject(schema));

        GoldenFolder.ofReference().holds(page, introduction + table + NOTATION);
    }

    @Test
    void nestedKeysAreWrittenByTheirPath() {
        var table = SchemaPage.table(JsonReader.readObject(Schema.textOfCoopYaml()));

        assertThat(table)
                .contains("| `app` | text: use lower-case letters", "| needed |")
                .contains("\n| `build.copy` |", "\n| `patches[].target.kind` |", "\n| `environments.<name>` |")
                .doesNotContain("`environments.<name>.port`");
    }
}
