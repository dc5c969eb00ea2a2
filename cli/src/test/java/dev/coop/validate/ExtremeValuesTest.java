package dev.coop.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.app.SourceFiles;
import dev.coop.yaml.SourceText;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a value is, there is a verdict over it: never a defect, and soon. */
class ExtremeValuesTest {
    private static final String RESOURCE = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app: mug|app",
                "health: {path: /ping, startup: 60s}|startup",
                "expose: shop.acme.dev|expose",
                "image: ghcr.io/acme/mug|image",
                "size: {cpu: 250m, memory: 64Mi}|cpu",
                "size: {cpu: 250m, memory: 64Mi}|memory",
                "secrets: [TOKEN]|TOKEN",
                "environments: {prod: {port: 1}}|prod",
                "env: {TOKEN: a}|TOKEN",
            })
    void aNewlineAtTheEndIsAPartOfTheValue(String setting, String key) {
        var coop = Map.of(
                "coop.yaml",
                (setting.startsWith("app") ? "port: 8080\n" : Judged.APP) + withNewline(setting, key) + "\n");

        var judged = Judged.app(coop);

        assertThat(judged.isValid()).as(coop + " " + judged.diagnostics()).isFalse();
    }

    /** The key's value, or the word itself, in quotes and with a newline at its end. */
    private static String withNewline(String setting, String word) {
        return setting.contains(word + ": ") && !word.matches("prod|TOKEN")
                ? setting.replaceFirst("(" + word + ": )([^,}]*)", "$1\"$2\\\\n\"")
                : setting.replace(word, "\"" + word + "\\n\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme\n", "acme\n\n"})
    void aNewlineAtTheEndOfAPlatformsNameIsRefused(String name) {
        var text = "platform: \"" + name.replace("\n", "\\n") + "\"\nenvironments: [{name: dev}]\n";

        assertThat(new PlatformFile("0.1.0").check(new SourceText("platform.yaml", text)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "expose: ,a.,.dev",
        "image: ,a__,a",
        "image: ghcr.io/,a/,a",
        "resources: ,./,''",
        "resources: ,a/,''",
        "type: cron|schedule: \"@every ,1s,\"",
        "'size: {memory: 64Mi, cpu: ',1,}",
        "env: {,A_,: a}",
        "port: ,9,''",
        "port: ,.9,''",
        "port: 1e,9,''",
        "port: 1e-,9,''",
        "health: ,/a,''",
        "team: ,a-,a",
        "build: {base: ,a/,}",
    })
    void aLongValueIsJudged(String begin, String repeated, String end) {
        for (var times : new int[] {20_000, 200_000}) {
            var settings = begin.replace('|', '\n') + repeated.repeat(times) + end;

            assertThat(Judged.settings(settings)).isNotNull();
        }
    }

    @Test
    void aLongScheduleOfAnotherIsJudged() {
        var job = "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {schedule: \"@every "
                + "1s".repeat(20_000) + "\"}\n";

        assertThat(Judged.resource(job)).containsExactly("wrong-schedule k8s/a.yaml:4:18");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x", "0b1", "-", "1_", "0", ".", "1e"})
    void aNumberOfManyDigitsIsJudgedSoon(String begin) {
        var number = begin + "1".repeat(900_000);

        assertThat(Judged.resource(RESOURCE + "data: {a: " + number + "}\n")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void anotherEncodingIsCalledByItsName(String encoding) {
        var files = Map.of("coop.yaml", Judged.APP.getBytes(Charset.forName(encoding)));

        var judged = new Validator().validate(new Candidate(new SourceFiles(files), "", Optional.empty()));

        assertThat(judged.diagnostics()).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo("not-utf8");
            assertThat(each.message()).contains("UTF-16");
        });
    }

    @Test
    void manyProblemsInOneLineAreJudgedSoon() {
        var items = new StringBuilder("{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [");
        for (var i = 0; i < 1_500; i++) {
            items.append(i == 0 ? "" : ", ")
                    .append("{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"a" + i
                            + "\", \"labels\": {\"a\": \"ü 🐓\"}}, \"data\": {\"a\": \"" + "x".repeat(800) + "\"}}");
        }

        var judged = Judged.app(Map.of("coop.yaml", Judged.APP, "k8s/a.json", items + "]}\n"));

        assertThat(judged.diagnostics()).hasSize(1_500);
    }
}
