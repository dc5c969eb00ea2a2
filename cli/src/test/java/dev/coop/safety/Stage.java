package dev.coop.safety;

import dev.coop.InProcess;
import dev.coop.gitops.GitProgram;
import dev.coop.time.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A GitOps repository with its pull requests, and people who deploy to it from clones of their apps. A copy of it can
 * be played on without a trace in this one.
 *
 * @param folder what is the stage's own: the repository and the users' home
 * @param sources where the apps' clones are; nothing changes them
 * @param front leads to it
 * @param gitHub its pull requests
 */
record Stage(Path folder, Path sources, Front front, PlayedGitHub gitHub) {
    private static final String REPOSITORY = "deployments.git";
    private static final Instant START = Instant.parse("2026-02-01T08:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String PLATFORM = """
        platform: acme
        registry: 127.0.0.1:1/acme
        forge: FORGE
        environments:
          - {name: dev, namespace: "{app}-dev", deploy: auto}
          - {name: next, namespace: "{app}-nx", deploy: auto, after: dev}
          - {name: stage, namespace: "{app}-stage", deploy: merge, after: dev, reviewers: ["@grace"]}
          - {name: prod, namespace: "{app}-prod", deploy: review, after: dev, reviewers: ["@grace", "@acme/coffee"]}
        """;

    /** Lays a stage with nothing deployed. */
    static Stage in(Path folder, Path sources, Front front) {
        return in(folder, sources, front, front.forge());
    }

    /** Lays a stage whose platform has its pull requests on this forge. */
    static Stage in(Path folder, Path sources, Front front, String forge) {
        var git = GitProgram.bare(folder.resolve(REPOSITORY), "main");
        git.run("config", "gc.auto", "0");
        var seed = GitProgram.workTree(folder.resolve("seed"), "main")
                .write("platform.yaml", PLATFORM.replace("FORGE", forge))
                .write("README.md", "Somebody else's words\n");
        seed.commit("Start");
        seed.run("push", "-q", git.folder().toString(), "HEAD:main");
        return new Stage(folder, sources, front, new PlayedGitHub(git));
    }

    GitProgram git() {
        return new GitProgram(folder.resolve(REPOSITORY));
    }

    /** Returns a copy in another folder. */
    Stage copied(Path to) {
        copy(folder.resolve(REPOSITORY), to.resolve(REPOSITORY));
        return new Stage(to, sources, front, gitHub.over(new GitProgram(to.resolve(REPOSITORY))));
    }

    private static void copy(Path from, Path to) {
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) throws IOException {
                    Files.createDirectories(to.resolve(from.relativize(folder)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
                    Files.copy(file, to.resolve(from.relativize(file)));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder with an app, as of a commit, to deploy from. */
    Path source(String name) {
        return sources.resolve(name);
    }

    /** Runs coop without a fault; returns how it ended. */
    InProcess.Outcome run(Path source, String... arguments) {
        return run(Optional.empty(), source, arguments).outcome();
    }

    /** How a run ended, and its exchanges. */
    record Played(InProcess.Outcome outcome, List<String> exchanges) {}

    /** Runs coop with a fault. */
    Played run(Optional<Fault.Point> point, Path source, String... arguments) {
        front.lead(git().folder(), gitHub, point, _ -> {});
        var clock = new SettableClock(START);
        var delayed = point.filter(each -> each.fault() == Fault.DELAYED).isPresent();
        var outcome = new InProcess(variables(), clock, clock, delayed ? Duration.ofSeconds(1) : PATIENCE)
                .run(source, arguments);
        return new Played(outcome, front.ended());
    }

    /** Returns the variables of a user's process. */
    Map<String, String> variables() {
        return new TreeMap<>(Map.of(
                "HOME", made(folder.resolve("home")).toString(),
                "PATH", System.getenv("PATH"),
                "LANG", "C.UTF-8",
                "COOP_PLATFORM", front.git(),
                "GH_HOST", front.host(),
                "GH_ENTERPRISE_TOKEN", "ghp_s3cret",
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_COMMITTER_NAME", "Ada",
                "GIT_COMMITTER_EMAIL", "ada@acme.dev",
                "CI", "true"));
    }

    private static Path made(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody who is not coop commits a file to a branch. */
    void somebodyCommits(String branch, String file) {
        var clone = "clone-for-" + file;
        new GitProgram(folder).run("clone", "-q", "-b", branch, git().folder().toString(), clone);
        var theirs = new GitProgram(folder.resolve(clone)).write(file, "by somebody\n");
        theirs.commit("by somebody");
        theirs.run("push", "-q", "origin", "HEAD:" + branch);
    }

    /** From now on the main branch takes nobody's push. */
    void protectMain() {
        var hook = git().folder().resolve("hooks/update");
        try {
            Files.createDirectories(hook.getParent());
            Files.writeString(hook, "#!/bin/sh\n[ \"$1\" != refs/heads/main ] || { echo protected branch; exit 1; }\n");
            Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns all that people see: the commits of every branch with their files, and the pull requests. */
    String shown() {
        var git = git();
        git.run("fsck", "--strict", "--no-dangling");
        var text = new StringBuilder();
        for (var branch : git.run("for-each-ref", "--format=%(refname:short)", "refs/")
                .lines()
                .toList()) {
            // The branch of a merged pull request says nothing any more; a run that was cut off before it deleted the
            // branch leaves it to the next proposal.
            if (gitHub.isMerged(branch)) {
                continue;
            }
            text.append("== ").append(branch).append('\n');
            text.append(git.run("log", "--format=%T %an%n%B", branch)).append('\n');
        }
        return text.append(gitHub.shown()).toString();
    }
}
