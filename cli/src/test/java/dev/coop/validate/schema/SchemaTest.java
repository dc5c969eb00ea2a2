package dev.coop.validate.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlReader;
import dev.harrel.jsonschema.ValidatorFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {
    private final Schema coop = Schema.ofCoopYaml();

    private static YamlNode yaml(String text) {
        return YamlReader.read(new SourceText("coop.yaml", text))
                .documents()
                .getFirst()
                .root()
                .orElseThrow();
    }

    private static String line(Diagnostic found) {
        return found.location().orElseThrow() + " " + found.code() + ": " + found.message()
                + found.hint().map(hint -> " (" + hint + ")").orElse("");
    }

    private List<String> check(String text) {
        return coop.check("coop.yaml", yaml(text)).stream()
                .map(SchemaTest::line)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port: x | 1:16 wrong-type: `port` must be a whole number, but is text",
                "port: '80' | 1:16 wrong-type: `port` must be a whole number, but is text (remove the quotes)",
                "port: 8181.0 | 1:16 wrong-type: `port` must be a whole number, but is a number (write it in digits"
                        + " alone)",
                "port: 1_000 | 1:16 wrong-type: `port` must be a whole number, but is text (write it in digits alone)",
                "port: 0 | 1:16 wrong-value: `port` must be at least 1, but is 0",
                "port: | 1:10 wrong-type: `port` must be a whole number, but is nothing (give it a value, or remove"
                        + " the key)",
                "health: [1] | 1:18 wrong-type: `health` must be text or keys with values, but is a list",
                "health: ping | 1:18 wrong-value: `health` cannot be `ping` (a path begins with `/` and has no spaces)",
                "health: {pth: /a} | 1:19 unknown-key: unknown key `pth` (did you mean `path`?)",
                "expose: yes | 1:18 wrong-value: `expose` cannot be `yes` (write a host name in lower case without"
                        + " `https://`, such as `mug.acme.dev`)",
                "type: wroker | 1:16 wrong-value: `type` must be one of `web`, `worker`, `cron`, `job`, but is"
                        + " `wroker` (did you mean `worker`?)",
                "secrets: [A, 1A] | 1:23 wrong-value: item 2 of `secrets` cannot be `1A` (a variable's name has"
                        + " letters, digits and `_` and does not begin with a digit)",
                "env: {1A: x} | 1:16 wrong-value: `env` cannot have the key `1A` (a variable's name has letters,"
                        + " digits and `_` and does not begin with a digit)",
                "environments: {a: {health: {pth: 1}}, b: {team: x}} | 1:38 unknown-key: unknown key `pth` (did you"
                    + " mean `path`?);1:52 unknown-key: unknown key `team` (`team` can only stand at the top level of"
                    + " the file)",
                "patches: [{merge: {}}] | 1:20 missing-key: key `target` is missing (add `target:`)"
            })
    void saysWhatIsWrongInPlainWords(String setting, String expected) {
        assertThat(check("{app: a, " + setting + "}"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(expected.split(";"))
                        .map(each -> "coop.yaml:" + each)
                        .toList());
    }

    @Test
    void saysWhichKeyIsMissing() {
        assertThat(check("port: 1"))
                .containsExactly("coop.yaml:1:1 missing-key: key `app` is missing (add `app: mean-mug`)");
    }

    @Test
    void bothSchemasAreWhatTheMetaSchemaSays() {
        for (var schema : List.of(Schema.textOfCoopYaml(), Schema.textOfPlatformYaml())) {
            var result = new ValidatorFactory()
                    .withJsonNodeFactory(new SchemaNodes())
                    .createValidator()
                    .validate(URI.create("https://json-schema.org/draft/2020-12/schema"), schema);

            assertThat(result.getErrors()).isEmpty();
        }
    }

    @Test
    void anEnvironmentTakesEverySettingOfTheFile() {
        var schema = (YamlMapping) yaml(Schema.textOfCoopYaml());
        var top = new ArrayList<>(schema.mapping("properties").orElseThrow().keys());
        top.removeAll(List.of("app", "team", "platform", "type", "build", "environments"));

        assertThat(schema.mapping("$defs", "settings", "properties")
                        .orElseThrow()
                        .keys())
                .isEqualTo(top);
    }
}
