package dev.coop.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coop.diagnostic.Failure;
import dev.coop.yaml.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformFileTest {
    private final PlatformFile reader = new PlatformFile("0.1.0");

    private static SourceText source(String text) {
        return new SourceText("platform.yaml", text);
    }

    @Test
    void readsThePlatform() {
        var platform = reader.read(source("{platform: acme, coop: '>=0.1', environments: [{name: dev}]}"));

        assertThat(platform.environments()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "coop: '>=0.2', nonsense: 1 | coop-too-old: this platform needs coop >=0.2, but this is 0.1.0",
                "environments: [{name: a}, {name: a}] | duplicate-environment: environment `a` is here twice",
                "environments: [{name: a, after: b}] | unknown-environment: there is no environment `b`",
                "environments: [{name: a, after: b}, {name: b, after: a}] | promotion-cycle: environment `a` comes"
                        + " after itself",
                "environments: [{name: a, namespace: '{app}'}, {name: b, namespace: '{app}'}] | colliding-names: an"
                        + " app would have the same namespace in a and in b",
                "environments: [{name: a, domain: '{ap}.dev.{app}'}] | unknown-placeholder: nothing is filled in for"
                        + " `{ap}`",
                "environments: [{name: a, freeze: ['Fri 16:00 - Mon 06:00 Europe/Olso']}] | wrong-value: `Europe/Olso`"
                        + " is no time zone",
                "environments: [{name: a}], kubernetes: '1.34' | not-supported-yet: `kubernetes` is not supported yet",
                "environments: [{name: a}], secrets: {store: a, key: '{team}/{nam}'} | unknown-placeholder: nothing is"
                        + " filled in for `{nam}`",
                "environments: [] | wrong-value: `environments` must not be empty"
            })
    void saysWhatIsWrong(String keys, String expected) {
        assertThat(reader.check(source("{platform: acme, " + keys + "}")))
                .extracting(found -> found.code() + ": " + found.message())
                .containsExactly(expected);
    }

    @Test
    void refusesWhatIsWrong() {
        assertThatThrownBy(() -> reader.read(source("platform: acme")))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID_INPUT));
    }
}
