package dev.coop.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandpointTest {

    @ParameterizedTest
    @CsvSource({
        "/home/ada/mug, /home/ada/mug/k8s/a.yaml, k8s/a.yaml",
        "/home/ada/mug, /home/ada/mug/../mug/./coop.yaml, coop.yaml",
        "/home/ada/mug/k8s, /home/ada/mug/coop.yaml, ../coop.yaml",
        "/home/ada/mug, /home/ada/jug/k8s/a.yaml, ../jug/k8s/a.yaml",
        "/home/ada/mug, /tmp/a.yaml, /tmp/a.yaml",
        "/, /srv/mug/coop.yaml, srv/mug/coop.yaml"
    })
    void namesAFileAsATerminalThereFindsIt(Path folder, Path file, String name) {
        var user = new Standpoint(folder);

        assertThat(user.name(file)).isEqualTo(name);
        assertThat(folder.resolve(user.name(file)).normalize()).isEqualTo(file.normalize());
    }

    @ParameterizedTest
    @CsvSource({
        "/home/ada/mug, /home/ada/mug, ''",
        "/home/ada/mug/src, /home/ada/mug, ../",
        "/home/ada, /home/ada/mug, mug/",
        "/home, /srv/mug, /srv/mug/",
        "/home, /, /"
    })
    void namesOfFilesBeginWithTheirFolder(Path folder, Path of, String prefix) {
        assertThat(new Standpoint(folder).prefix(of)).isEqualTo(prefix);
    }
}
