package dev.coop.gitops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.diagnostic.Failure;
import dev.coop.image.KnownImages;
import dev.coop.source.CommitId;
import dev.coop.yaml.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldYamlTest {
    private static final Hold HOLD = new Hold(
            new CommitId("1234567".repeat(5) + "12345"),
            KnownImages.digest("1"),
            "no: it burns # fingers",
            "Ada Lovelace");

    private static Hold read(String text) {
        return HoldYaml.read(new SourceText("apps/mug/prod/hold.yaml", text));
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(read(HoldYaml.write(HOLD))).isEqualTo(HOLD);
    }

    @Test
    void isOneLineAKeyWithTheCommitAsText() {
        assertThat(HoldYaml.write(new Hold(HOLD.commit(), HOLD.digest(), "two\n  lines", "null")))
                .isEqualTo("""
                    format: 1
                    commit: "%s"
                    image: "%s"
                    reason: "two lines"
                    by: "null"
                    """.formatted(HOLD.commit(), HOLD.digest().value()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "commit: x\n", "format: one\n", "format: 1\n", "format: 1\ncommit: 12\nimage: x\n"})
    void isRefusedWhenItIsNotOne(String text) {
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> read(text)).satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID_INPUT);
            assertThat(failure.diagnostics().getFirst().code()).isEqualTo("hold-broken");
        });
    }

    @Test
    void isRefusedWhenANewerCoopWroteIt() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> read("format: 2\n"))
                .satisfies(failure ->
                        assertThat(failure.diagnostics().getFirst().code()).isEqualTo("release-format"));
    }
}
