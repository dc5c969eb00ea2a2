package dev.coop.source.jgit;

import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.source.AppReading;
import dev.coop.source.CommitId;
import dev.coop.source.GitIndex;
import dev.coop.source.Person;
import dev.coop.source.RepositoryAddress;
import dev.coop.source.SourceCommit;
import dev.coop.source.SourceRepository;
import dev.coop.source.WorkTreeFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
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
                    var looked = new TreeSet<>(inWorkTree(found).touched());
                    looked.add(path());
                    return differs(found, looked);
                })
                .orElse(false);
    }

    private boolean differs(Repository found, Set<String> paths) throws IOException {
        var status = Git.wrap(found).status();
        if (!paths.contains(".") && !paths.contains("")) {
            paths.forEach(status::addPath);
        }
        try {
            return !status.call().isClean();
        } catch (GitAPIException e) {
            throw new IOException(e);
        }
    }

    private AppReading inWorkTree(Repository found) throws IOException {
        var root = WorkTreeFolder.root(found.getWorkTree().toPath(), new JGitIndex(found));
        return AppReading.of(root, path());
    }

    @Override
    public SourceFiles files() {
        return with(this::files).orElseGet(this::withoutRepository);
    }

    private SourceFiles files(Repository found) throws IOException {
        var now = inWorkTree(found);
        var head = Optional.ofNullable(found.resolve("HEAD"));
        return head.isPresent() && !differs(found, now.touched())
                ? committed(found, head.get()).files()
                : now.files();
    }

    private SourceFiles withoutRepository() {
        try {
            return AppReading.of(WorkTreeFolder.root(appFolder, GitIndex.NONE), ".")
                    .files();
        } catch (IOException e) {
            throw unreadable(appFolder, e);
        }
    }

    private AppReading committed(Repository found, ObjectId commit) throws IOException {
        try (var walk = new RevWalk(found)) {
            var tree = walk.parseCommit(commit).getTree();
            return AppReading.of(new CommittedFolder(found, tree), path());
        }
    }

    @Override
    public Set<String> ignored() {
        var prefix = path().equals(".") ? "" : path() + "/";
        return with(found -> {
                    var status = Git.wrap(found).status();
                    if (!prefix.isEmpty()) {
                        status.addPath(path());
                    }
                    try {
                        return status.call().getIgnoredNotInIndex().stream()
                                .filter(each -> each.startsWith(prefix))
                                .map(each -> each.substring(prefix.length()))
                                .collect(Collectors.toUnmodifiableSet());
                    } catch (GitAPIException e) {
                        throw unreadable(appFolder, e);
                    }
                })
                .orElse(Set.of());
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
    public SourceFiles filesAt(CommitId commit) {
        return with(found -> {
                    try {
                        return committed(found, id(commit)).files();
                    } catch (MissingObjectException | IncorrectObjectTypeException _) {
                        throw absent(commit);
                    }
                })
                .orElseThrow(() -> absent(commit));
    }

    private static Failure absent(CommitId commit) {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error("commit-not-here", "the commit `" + commit.abbreviated() + "` is not in this clone")
                        .hint("fetch more of the history: `git fetch --unshallow`"));
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
