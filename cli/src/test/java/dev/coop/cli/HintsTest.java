package dev.coop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class HintsTest {
    private static String hint(String text) {
        return Hints.naming(Optional.of("../p.git"), text);
    }

    @Test
    void nameThePlatformInEachCommandThatNeedsOne() {
        assertThat(hint("coop status dev --watch")).isEqualTo("coop status dev --watch --platform ../p.git");
        assertThat(hint("coop validate && coop build && coop deploy"))
                .isEqualTo("coop validate && coop build --platform ../p.git && coop deploy --platform ../p.git");
        assertThat(hint("have it reviewed, then coop status prod --watch"))
                .isEqualTo("have it reviewed, then coop status prod --watch --platform ../p.git");
    }

    @Test
    void leaveEverythingElseAlone() {
        assertThat(hint("coop sandbox merge 1")).isEqualTo("coop sandbox merge 1");
        assertThat(Hints.naming(Optional.empty(), "coop deploy")).isEqualTo("coop deploy");
    }
}
