package dev.coop.source.jgit;

import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.source.CommitId;
import dev.coop.source.Person;
import dev.coop.source.RepositoryAddress;
import dev.coop.source.SourceCommit;
import dev.coop.source.SourceRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * The app's own repository: the one that its folder is in, if it is in one. Nothing in it is ever changed. Not for use
 * by several threads at once.
 */
public final class JGitSourceRepository implements SourceRepository {
    private final Path appFolder;
    private final Map<String, String> environment;
    private final Optional<Repository> repository;

    private JGitSourceRepository(Path appFolder, Map<String, String> environment, Optional<Repository> repository) {
        this.appFolder = appFolder;
        this.environment = Map.copyOf(environment);
        this.repository = repository;
    }

    /**
     * Finds the repository from a folder upwards.
     *
     * @param appFolder the folder that coop.yaml is in, or will be
     * @param environment the variables that name the user, the user's home and what a CI job builds
     * @throws Failure OTHER when there is a repository and it cannot be read
     */
    public static JGitSourceRepository open(Path appFolder, Map<String, String> environment) {
        try {
            var folder = appFolder.toAbsolutePath().normalize();
            return new JGitSourceRepository(folder, environment, find(folder));
        } catch (IOException e) {
            throw unreadable(appFolder, e);
        }
    }

    /** Finds the repository whose work tree a folder is in. */
    static Optional<Repository> find(Path folder) throws IOException {
        var builder = new FileRepositoryBuilder().findGitDir(folder.toFile());
        if (builder.getGitDir() == null) {
            return Optional.empty();
        }
        return Optional.<Repository>of(builder.setMustExist(true).build()).filter(found -> !found.isBare());
    }

    @Override
    public Optional<SourceCommit> head() {
        return with(found -> Optional.ofNullable(found.resolve("HEAD"))
                        .map(id -> history(found).commit(id)))
                .flatMap(commit -> commit);
    }

    @Override
    public Optional<String> branch() {
        return with(found -> Optional.ofNullable(found.exactRef("HEAD"))
                        .filter(Ref::isSymbolic)
                        .map(head -> Repository.shortenRefName(head.getTarget().getName())))
                .flatMap(name -> name)
                .or(() -> repository.flatMap(_ -> new BuiltBranch(environment).name()));
    }

    @Override
    public boolean hasChanges() {
        return with(found -> {
                    var status = Git.wrap(found).status();
                    if (!path().equals(".")) {
                        status.addPath(path());
                    }
                    try {
                        return !status.call().isClean();
                    } catch (GitAPIException e) {
                        throw unreadable(appFolder, e);
                    }
                })
                .orElse(false);
    }

    @Override
    public RepositoryAddress origin() {
        return repository
                .map(found -> Optional.ofNullable(found.getConfig().getString("remote", "origin", "url"))
                        .map(RepositoryAddress::parse)
                        .orElseGet(() -> new RepositoryAddress(
                                found.getWorkTree().toPath().toString())))
                .orElseGet(() -> new RepositoryAddress(appFolder.toString()));
    }

    @Override
    public String path() {
        return with(found -> {
                    var root = found.getWorkTree().toPath().toRealPath();
                    var below =
                            root.relativize(appFolder.toRealPath()).toString().replace('\\', '/');
                    return below.isEmpty() ? "." : below;
                })
                .orElse(".");
    }

    @Override
    public Person author() {
        return identity().author();
    }

    @Override
    public Person committer() {
        return identity().committer();
    }

    private Identity identity() {
        return new Identity(environment, GitConfiguration.of(environment, repository.map(Repository::getDirectory)));
    }

    @Override
    public SourceFiles filesAt(CommitId commit, String resourcesFolder) {
        return with(found -> new CommittedFiles(found, path()).at(commit, resourcesFolder))
                .orElseThrow(() -> CommittedFiles.absent(commit));
    }

    @Override
    public Ancestry ancestry(CommitId older, CommitId newer) {
        return with(found -> history(found).ancestry(id(older), id(newer))).orElse(Ancestry.UNKNOWN);
    }

    @Override
    public List<SourceCommit> between(CommitId older, CommitId newer, int limit) {
        return with(found -> history(found).between(id(older), id(newer), limit))
                .orElse(List.of());
    }

    private static SourceHistory history(Repository found) {
        return new SourceHistory(found);
    }

    private static ObjectId id(CommitId commit) {
        return ObjectId.fromString(commit.value());
    }

    private interface Reading<T> {
        T from(Repository repository) throws IOException;
    }

    private <T> Optional<T> with(Reading<T> reading) {
        return repository.map(found -> {
            try {
                return reading.from(found);
            } catch (IOException e) {
                throw unreadable(appFolder, e);
            }
        });
    }

    static Failure unreadable(Path folder, Exception cause) {
        return new Failure(
                Failure.Kind.OTHER,
                Diagnostic.error("source-repository-unreadable", "cannot read the Git repository of `" + folder + "`")
                        .at(new Location.OfFile(folder.toString()))
                        .hint("run `git status` and `git fsck` there"),
                cause);
    }
}
