package dev.coop.deploy;

import dev.coop.forge.local.LocalForge;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.GitProgram;
import dev.coop.gitops.Snapshot;
import dev.coop.gitops.jgit.BareRepository;
import dev.coop.gitops.jgit.Repositories;
import dev.coop.platform.Platform;
import dev.coop.sandbox.Sandbox;
import dev.coop.source.CommitId;
import dev.coop.source.Person;
import dev.coop.time.SettableClock;
import dev.coop.validate.PlatformFile;
import dev.coop.yaml.SourceText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A platform in a bare repository on disk, with pull requests beside it. Its clock stands at a Sunday morning. */
public final class Acme {
    /** Who deploys. */
    public static final Person ADA = new Person("Ada Lovelace", "ada@acme.dev");

    /** Deploys to dev are commits, those to prod are reviewed. */
    public static final String USUAL = """
        platform: acme
        registry: ghcr.io/acme
        environments:
          - {name: dev, namespace: "{app}-dev", domain: "{app}.dev.acme.dev", deploy: auto}
          - {name: prod, namespace: "{app}-prod", domain: "{app}.acme.dev", deploy: review, after: dev}
        """;

    private final Path folder;
    private final SettableClock clock = new SettableClock(Instant.parse("2026-02-01T08:00:00Z"));

    private Acme(Path folder) {
        this.folder = folder;
    }

    /** Starts the repository with a platform.yaml. */
    public static Acme in(Path folder, String platform) {
        var acme = new Acme(folder);
        Repositories.open(acme.path(), acme.clock);
        new BareRepository(acme.clock)
                .start(
                        acme.path(),
                        new TreeMap<>(Map.of("platform.yaml", platform.getBytes(StandardCharsets.UTF_8))),
                        ADA);
        return acme;
    }

    /** Returns an app whose first commit is built. */
    public AcmeApp app(String name) {
        return app(name, "https://github.com/acme/" + name);
    }

    /** Returns an app from some repository whose first commit is built. */
    public AcmeApp app(String name, String origin) {
        var app = new AcmeApp(this, name, origin);
        app.release("Serve " + name);
        return app;
    }

    private Path path() {
        return folder.resolve("deployments.git");
    }

    public SettableClock clock() {
        return clock;
    }

    /** Opens the repository anew, as another process would. */
    public GitOpsRepository repository() {
        return Repositories.open(path(), clock);
    }

    /** Returns Git in the repository. */
    public GitProgram git() {
        return new GitProgram(path());
    }

    /** Returns Git in a new clone with a work tree. */
    GitProgram cloned() {
        return clonedAs("clone");
    }

    /** Returns Git in a new clone with a work tree, in a folder of that name. */
    public GitProgram clonedAs(String name) {
        new GitProgram(folder).run("clone", "-q", path().toString(), name);
        return new GitProgram(folder.resolve(name));
    }

    /** Merges a branch as one commit that is its own, and records it. */
    public void mergeRequest(int number, String branch) {
        var clone = clonedAs("merging-" + number);
        clone.run("cherry-pick", "origin/" + branch);
        clone.run("push", "-q", "origin", "HEAD:main", ":" + branch);
        forge().recordMerge(number, new CommitId(clone.run("rev-parse", "HEAD")));
    }

    public LocalForge forge() {
        return new LocalForge(
                folder.resolve("pulls"),
                "acme",
                (pullRequests, number, request) -> new Sandbox(repository(), pullRequests).merge(number, request, ADA));
    }

    /** Reads the platform as it is on the main branch. */
    public Platform platform() {
        return platformOf(repository().tip());
    }

    /** Reads the platform as it was at a commit. */
    public static Platform platformOf(Snapshot snapshot) {
        var text = new String(snapshot.file("platform.yaml").orElseThrow(), StandardCharsets.UTF_8);
        return new PlatformFile("0.1.0").read(new SourceText("platform.yaml", text));
    }

    /** Commits another platform.yaml. */
    void says(String platform) {
        var clone = clonedAs("platform-" + commits());
        clone.write("platform.yaml", platform).commit("the platform");
        clone.run("push", "-q", "origin", "HEAD:main");
    }

    int commits() {
        return Integer.parseInt(git().run("rev-list", "--count", "main"));
    }
}
