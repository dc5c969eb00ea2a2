package dev.coop.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.config.PlatformChoice.Audience;
import dev.coop.config.PlatformChoice.Sources;
import dev.coop.diagnostic.Failure;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlatformChoiceTest {
    private static Sources sources(String flag, String variable, String file, String user) {
        return new Sources(Optional.of(flag), Optional.of(variable), Optional.of(file), Optional.of(user));
    }

    @ParameterizedTest
    @CsvSource({
        "flag, variable, file, user, flag, --platform",
        "'', variable, file, user, variable, COOP_PLATFORM",
        "' ', '', file, user, file, coop.yaml",
        "'', '', '', ' user ', user, your configuration"
    })
    void takesTheFirstThatNamesOne(
            String flag, String variable, String file, String user, String address, String origin) {
        var choice = PlatformChoice.of(sources(flag, variable, file, user), Audience.NOBODY);

        assertThat(choice).isEqualTo(new PlatformChoice(address, origin));
        assertThat(choice.isFallback()).isFalse();
    }

    @Test
    void fallsBackToTheSandboxBeforeAPerson() {
        var choice = PlatformChoice.of(sources("", "", "", ""), Audience.PERSON);

        assertThat(choice.isSandbox()).isTrue();
        assertThat(choice.isFallback()).isTrue();
    }

    @Test
    void failsWhereNobodyIsThere() {
        var nothing = new Sources(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> PlatformChoice.of(nothing, Audience.NOBODY))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.WRONG_USAGE);
                    assertThat(failure.hint())
                            .hasValueSatisfying(hint ->
                                    assertThat(hint).contains("platform:", "COOP_PLATFORM", "--platform", "sandbox"));
                });
    }

    @ParameterizedTest
    @EnumSource(Audience.class)
    void takesTheSandboxWhoeverIsThereWhenItIsNamed(Audience audience) {
        var choice = PlatformChoice.of(sources("", "sandbox", "https://github.com/acme/deployments", ""), audience);

        assertThat(choice.isSandbox()).isTrue();
        assertThat(choice.isFallback()).isFalse();
    }
}
