package dev.coop.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.app.EnvironmentName;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file is deployed where its folder says so, and nowhere else. */
class FoldersOfEnvironmentsTest {
    private static final String CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            emptyValue = "",
            value = {
                "-                                                             | k8s/a.yaml            | dev prod | ''",
                "-                                                             | k8s/deep/a.yaml       | dev prod | ''",
                "-                                                             | k8s/prod/a.yaml       | prod     | ''",
                "-                                                             | k8s/production/a.yaml | dev prod"
                        + " | misleading-folder",
                // what the platform does not have is an environment all the same
                "staging: {resources: deploy/staging}                | deploy/staging/a.yaml   | '' | ignored-file",
                "staging: {resources: k8s/before}                    | k8s/before/a.yaml       | '' | ignored-file",
                "staging: {env: {A: b}}                              | k8s/staging/a.yaml      | '' | ignored-file",
                "'dev: {resources: deploy/dev}, prod: {resources: deploy/prod}' | k8s/stray.yaml | ''"
                        + " | ignored-file",
                "'dev: {resources: deploy/dev}, prod: {resources: deploy/prod}' | deploy/dev/a.yaml | dev | ''",
                // a folder of one environment is not a part of the others'
                "prod: {resources: k8s/production}                   | k8s/production/a.yaml   | prod     | ''",
                "prod: {resources: k8s/production}                   | k8s/production/test/a.yaml | prod  | ''",
                "prod: {resources: k8s/production}                   | k8s/a.yaml              | dev      | ''",
                "prod: {resources: k8s/production}                   | k8s/prod/a.yaml         | ''  | ignored-file",
                "prod: {resources: k8s/production/}                  | k8s/production-eu/a.yaml | dev | ''",
                "prod: {resources: k8s/production}                   | k8s/production/dev/a.yaml | '' | ignored-file",
                "'dev: {resources: k8s/a/b}, prod: {resources: k8s/a}'  | k8s/a/b/a.yaml       | dev      | ''",
                "'dev: {resources: k8s/a/b}, prod: {resources: k8s/a}'  | k8s/a/a.yaml         | prod     | ''",
                "'dev: {resources: ./k8s//}, prod: {resources: k8s}'    | k8s/a.yaml           | dev prod | ''",
            })
    void saysWhereAFileGoes(String environments, String path, String goesTo, String said) {
        var coop = Judged.APP + (environments == null ? "" : "environments: {" + environments + "}\n");

        var judged = Judged.app(Map.of("coop.yaml", coop, path, CONFIG));

        assertThat(Stream.of("dev", "prod")
                        .filter(name ->
                                judged.resources().resources().getFirst().isIn(new EnvironmentName(name)))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(goesTo);
        assertThat(judged.diagnostics())
                .filteredOn(each -> !each.code().equals("unknown-environment"))
                .filteredOn(each -> !each.code().equals("missing-file"))
                .extracting("code")
                .containsExactlyElementsOf(said.isEmpty() ? java.util.List.of() : java.util.List.of(said));
    }

    @ParameterizedTest
    @CsvSource({"dev, prod", "prod, dev"})
    void aBaseWithinAnEnvironmentsFolderIsForThatOneToo(String wide, String narrow) {
        var coop = Judged.APP + "resources: k8s/common\nenvironments: {" + wide + ": {resources: k8s}}\n";

        var judged = Judged.app(Map.of("coop.yaml", coop, "k8s/common/a.yaml", CONFIG));

        assertThat(judged.resources().resources()).singleElement().satisfies(each -> {
            assertThat(each.isIn(new EnvironmentName(wide))).isTrue();
            assertThat(each.isIn(new EnvironmentName(narrow))).isTrue();
        });
    }
}
