package dev.coop.gitops.jgit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.GitOpsRepository.Change;
import dev.coop.gitops.GitOpsRepository.Landed;
import dev.coop.gitops.GitOpsRepository.PushOutcome;
import dev.coop.gitops.GitProgram;
import dev.coop.gitops.Snapshot;
import dev.coop.source.CommitId;
import dev.coop.source.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The repository {@code origin.git} in a folder, and what tests do with it. */
record Origin(Path folder) {
    static final Instant NOW = Instant.parse("2026-02-01T08:00:00Z");
    static final Person ADA = new Person("Ada Lovelace", "ada@acme.dev");

    /** Makes {@code origin.git} with two apps; returns a work tree that pushes to it. */
    GitProgram seeded(String mainBranch) {
        var seed = GitProgram.workTree(folder.resolve("seed"), mainBranch);
        seed.write("platform.yaml", "platform: acme\n")
                .write("apps/mug/dev/release.yaml", "v: 1\n")
                .write("apps/mug/dev/manifests/deployment-mug.yaml", "kind: Deployment\n")
                .write("apps/tea/dev/release.yaml", "v: 1\n")
                .commit("start");
        seed.run("clone", "-q", "--bare", ".", folder.resolve("origin.git").toString());
        seed.run("remote", "add", "origin", folder.resolve("origin.git").toString());
        return seed;
    }

    GitProgram bare() {
        return new GitProgram(folder.resolve("origin.git"));
    }

    void hook(String name, String script) throws IOException {
        var file = folder.resolve("origin.git/hooks").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static void land(GitOpsRepository repository, String folder, Map<String, String> files) {
        landed(repository.push(change(repository.tip(), "main", folder, files)));
    }

    static CommitId landed(PushOutcome outcome) {
        assertThat(outcome).isInstanceOf(Landed.class);
        return ((Landed) outcome).commit();
    }

    static Change change(Snapshot parent, String branch, String folder, Map<String, String> files) {
        var expected = branch.startsWith("coop/") ? Optional.<CommitId>empty() : Optional.of(parent.commit());
        return new Change(parent, branch, expected, folder, files(files), "deploy\n\nCoop-App: mug\n", ADA);
    }

    static SortedMap<String, byte[]> files(Map<String, String> texts) {
        var files = new TreeMap<String, byte[]>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(UTF_8)));
        return files;
    }

    static Optional<String> text(Snapshot snapshot, String path) {
        return snapshot.file(path).map(bytes -> new String(bytes, UTF_8));
    }
}
