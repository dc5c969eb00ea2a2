package dev.coop.scaffold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coop.diagnostic.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDestinationTest implements DestinationContract {
    private static final byte[] TEXT = "text\n".getBytes(UTF_8);

    @TempDir
    Path home;

    @Override
    public Destination destination() {
        return new FolderDestination(home.resolve("mean-mug"));
    }

    @Test
    void leavesNothingButTheFile() throws IOException {
        destination().write("k8s/a.yaml", TEXT);

        try (var files = Files.walk(home.resolve("mean-mug"))) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(home.resolve("mean-mug/k8s/a.yaml"));
        }
    }

    @Test
    void takesUpWhatAnInterruptedRunLeft() throws IOException {
        Files.createDirectory(home.resolve("mean-mug"));
        Files.writeString(home.resolve("mean-mug/.a.txt.coop"), "hal");

        destination().write("a.txt", TEXT);

        assertThat(home.resolve("mean-mug")).isDirectoryContaining("glob:**/a.txt");
        assertThat(home.resolve("mean-mug/.a.txt.coop")).doesNotExist();
    }

    @Test
    void readsByOthersAreAllowedAsTheUsersMaskSays() throws IOException {
        destination().write("a.txt", TEXT);
        Files.writeString(home.resolve("ordinary.txt"), "text\n");

        assertThat(Files.getPosixFilePermissions(home.resolve("mean-mug/a.txt")))
                .isEqualTo(Files.getPosixFilePermissions(home.resolve("ordinary.txt")));
    }

    @Test
    void refusesAFolderThatIsALinkOutside() throws IOException {
        Files.createDirectories(home.resolve("mean-mug"));
        Files.createDirectories(home.resolve("elsewhere"));
        Files.createSymbolicLink(home.resolve("mean-mug/k8s"), home.resolve("elsewhere"));

        var refused = catchThrowableOfType(Failure.class, () -> destination().write("k8s/a.yaml", TEXT));

        assertThat(refused.kind()).isEqualTo(Failure.Kind.INVALID_INPUT);
        assertThat(refused.diagnostics().getFirst().code()).isEqualTo("leads-outside");
        assertThat(home.resolve("elsewhere")).isEmptyDirectory();
    }

    @Test
    void refusesAFileThatIsALinkOutsideOrToNothing() throws IOException {
        Files.createDirectories(home.resolve("mean-mug"));
        Files.writeString(home.resolve("secret.txt"), "secret\n");
        Files.createSymbolicLink(home.resolve("mean-mug/a.txt"), home.resolve("secret.txt"));
        Files.createSymbolicLink(home.resolve("mean-mug/b.txt"), home.resolve("nothing.txt"));

        assertThatThrownBy(() -> destination().read("a.txt")).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> destination().write("a.txt", TEXT)).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> destination().write("b.txt", TEXT)).isInstanceOf(Failure.class);
        assertThat(home.resolve("secret.txt")).hasContent("secret\n");
        assertThat(home.resolve("nothing.txt")).doesNotExist();
    }

    @Test
    void writesThroughALinkThatStaysInside() throws IOException {
        Files.createDirectories(home.resolve("mean-mug/deploy"));
        Files.createSymbolicLink(home.resolve("mean-mug/k8s"), Path.of("deploy"));
        Files.writeString(home.resolve("mean-mug/deploy/a.yaml"), "old\n");

        destination().write("k8s/a.yaml", TEXT);

        assertThat(home.resolve("mean-mug/k8s")).isSymbolicLink();
        assertThat(home.resolve("mean-mug/deploy/a.yaml")).hasContent("text\n");
    }

    @Test
    void allowsTheFolderItselfToBeALink() throws IOException {
        Files.createDirectories(home.resolve("real"));
        Files.createSymbolicLink(home.resolve("mean-mug"), home.resolve("real"));

        destination().write("a.txt", TEXT);

        assertThat(home.resolve("real/a.txt")).hasContent("text\n");
    }

    @Test
    void saysWhichFileIsInTheWay() throws IOException {
        Files.createDirectories(home.resolve("mean-mug/coop.yaml"));
        Files.writeString(home.resolve("mean-mug/k8s"), "a file\n");

        var folder = catchThrowableOfType(Failure.class, () -> destination().read("coop.yaml"));
        var file = catchThrowableOfType(Failure.class, () -> destination().write("k8s/a.yaml", TEXT));

        assertThat(folder.kind()).isEqualTo(Failure.Kind.CONFLICT);
        assertThat(folder).hasMessage("`coop.yaml` is a folder, and coop keeps a file there");
        assertThat(file.kind()).isEqualTo(Failure.Kind.CONFLICT);
        assertThat(file).hasMessage("`k8s/a.yaml` needs the folder `k8s`, which is a file");
    }

    @Test
    void hasNoPathsAboveTheFolder() {
        assertThatThrownBy(() -> destination().write("../a.txt", TEXT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> destination().read("/etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }
}
