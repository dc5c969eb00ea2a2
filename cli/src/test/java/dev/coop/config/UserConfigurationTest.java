package dev.coop.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.diagnostic.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserConfigurationTest {
    @TempDir
    Path folder;

    private UserConfiguration of(String text) throws IOException {
        return UserConfiguration.read(Files.writeString(folder.resolve("config.yaml"), text));
    }

    @Test
    void saysWhatIsSet() throws IOException {
        var set = of("platform: https://git.acme.dev/deployments\nclientIds: {git.acme.dev: abc}\n");

        assertThat(set.platform()).contains("https://git.acme.dev/deployments");
        assertThat(set.clientId(HostName.ofServer("git.acme.dev").orElseThrow()))
                .contains("abc");
    }

    @Test
    void saysNothingWithoutAFile() {
        assertThat(UserConfiguration.read(folder.resolve("none.yaml")).platform())
                .isEmpty();
    }

    @Test
    void pointsOutASlipInAKey() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> of("clientIds: {}\nplatfrom: sandbox\n"))
                .satisfies(failure -> {
                    var slip = failure.diagnostics().getFirst();
                    assertThat(slip.message()).isEqualTo("unknown key `platfrom` in your configuration");
                    assertThat(slip.location().orElseThrow()).hasToString(folder.resolve("config.yaml") + ":2:1");
                    assertThat(slip.hint()).contains("did you mean `platform`?");
                });
    }
}
