package dev.coop.validate.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.validate.Validator;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tabs in a block of text, as the reader of Kubernetes 1.34 takes them; \n and \t stand for themselves. */
class TabsInTextsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "|\\n    \\ta\\n!false",
                "| # c\\n    \\ta\\n!false",
                "|\\r\\n    \\ta\\r\\n!false",
                ">-\\n    \\ta\\n!false",
                "|\\n\\n  \\t a\\n!false",
                "|\\n     \\n    \\t\\n    a\\n!false",
                "|\\n \\t\\n    a\\n!false",
                "|\\n    a\\n\\t\\n    b\\n!false",
                "|4\\n\\ta\\n!false",
                "|2\\n \\tb\\n!false",
                "|2\\n    \\ta\\n!true",
                "|\\t\\n    a\\n!true",
                "|\\n    a\\n    \\tb\\n!true",
                "|\\n    a\\t\\n    \\t\\n!true",
                "|\\n    a\\n     \\t\\n\\n    b\\n!true",
            })
    void areTakenWhereTheClusterTakesThem(String value, boolean taken) {
        var text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  k: "
                + value.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r");
        var files = new TreeMap<>(Map.of("a.yaml", text.getBytes(StandardCharsets.UTF_8)));

        var found = new Validator().validate(files, Optional.empty());

        assertThat(found.isValid()).as("%s", found.diagnostics()).isEqualTo(taken);
    }
}
