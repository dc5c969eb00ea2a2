package dev.coop.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A folder of archives whose programs only say their version. */
final class FakeRelease {
    /** The system that the tests run on, as archives name it. */
    static final String HERE = system();

    private final Path folder;

    FakeRelease(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    Path folder() {
        return folder;
    }

    Path archive(String version, String system) {
        return folder.resolve("coop-" + version + "-" + system + ".tar.gz");
    }

    /** Adds an archive whose program runs, and lists it in SHA256SUMS. */
    FakeRelease with(String version, String system) throws IOException, InterruptedException {
        return with(version, system, "echo 'coop " + version + "'");
    }

    FakeRelease with(String version, String system, String program) throws IOException, InterruptedException {
        var top = "coop-" + version + "-" + system;
        write(top + "/bin/coop", "#!/bin/sh\n" + program + "\n");
        Files.setPosixFilePermissions(folder.resolve(top + "/bin/coop"), PosixFilePermissions.fromString("rwxr-xr-x"));
        write(top + "/share/man/man1/coop.1", ".TH COOP 1\n");
        write(top + "/share/bash-completion/completions/coop", "complete -W one coop\n");
        write(top + "/share/zsh/site-functions/_coop", "#compdef coop\n");
        write(top + "/share/fish/vendor_completions.d/coop.fish", "complete -c coop -f -a one\n");
        var tar = new ProcessBuilder("tar", "-czf", top + ".tar.gz", top)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        if (tar.waitFor() != 0) {
            throw new IOException("tar failed");
        }
        var bytes = Files.readAllBytes(archive(version, system));
        list(digest(bytes), top + ".tar.gz");
        return this;
    }

    FakeRelease with(String version) throws IOException, InterruptedException {
        return with(version, HERE);
    }

    void list(String digest, String name) throws IOException {
        Files.writeString(
                folder.resolve("SHA256SUMS"),
                digest + "  " + name + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text, StandardCharsets.UTF_8);
    }

    private static String system() {
        var os = System.getProperty("os.name").startsWith("Mac") ? "macos" : "linux";
        return os + "-" + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64");
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
