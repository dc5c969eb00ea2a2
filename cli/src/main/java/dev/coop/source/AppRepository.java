package dev.coop.source;

import dev.coop.app.Ignored;
import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.language.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The app's own repository: the one that its folder is in, if it is in one. It is asked in several ways, one after the
 * other, until one can read it. Nothing in it is ever changed. Not for use by several threads at once.
 */
public final class AppRepository implements SourceRepository {
    private final Path appFolder;
    private final Map<String, String> environment;
    private final Supplier<RemoteAddresses> wanted;
    private final Optional<GitPlace> found;
    private final List<GitReader> readers;
    private final Function<Path, Ignored> withoutGit;
    private Optional<RemoteAddresses> addresses = Optional.empty();
    private boolean isTrusted;

    /**
     * @param appFolder the folder that coop.yaml is in, or will be
     * @param environment the variables that name the user and what a CI job builds
     * @param addresses Git's configuration there, and which address it means by a remote's; asked once
     * @param place where the repository is, if there is one
     * @param readers the ways to read it
     * @param withoutGit what Git would ignore in a folder that is in no repository
     */
    public AppRepository(
            Path appFolder,
            Map<String, String> environment,
            Supplier<RemoteAddresses> addresses,
            Optional<GitPlace> place,
            List<GitReader> readers,
            Function<Path, Ignored> withoutGit) {
        this.appFolder = appFolder.toAbsolutePath().normalize();
        this.environment = Map.copyOf(environment);
        this.wanted = addresses;
        this.found = place;
        this.readers = List.copyOf(readers);
        this.withoutGit = withoutGit;
    }

    /** Nothing is asked of a repository before it is known whose it is. */
    private Optional<GitPlace> place() {
        if (!isTrusted) {
            found.ifPresent(new TrustedRepositories(
                    environment, () -> addresses().scopes().protectedOnes())::require);
            isTrusted = true;
        }
        return found;
    }

    private interface Question<T> {
        T to(GitReader reader) throws IOException;
    }

    /** A reader that does not know this kind of repository may fail in any way. */
    private <T> Optional<T> ask(Question<T> question) {
        if (place().isEmpty()) {
            return Optional.empty();
        }
        Exception last = new IOException("there is no way to read it");
        for (var reader : readers) {
            try {
                return Optional.of(question.to(reader));
            } catch (Failure known) {
                throw known;
            } catch (IOException | RuntimeException cannot) {
                cannot.addSuppressed(last);
                last = cannot;
            }
        }
        throw unreadable(appFolder, last);
    }

    @Override
    public Optional<SourceCommit> head() {
        return ask(GitReader::head).flatMap(Function.identity());
    }

    @Override
    public Optional<String> branch() {
        return ask(GitReader::branch)
                .flatMap(Function.identity())
                .or(() -> place().flatMap(_ -> new BuiltBranch(environment).name()));
    }

    @Override
    public boolean hasChanges() {
        return ask(reader -> {
                    var looked = new TreeSet<>(inWorkTree(reader).touched());
                    looked.add(path());
                    return differs(reader, looked);
                })
                .orElse(false);
    }

    @Override
    public Ignored ignored() {
        if (place().isEmpty()) {
            return withoutGit.apply(appFolder);
        }
        var all = new Ignored(ask(reader -> reader.ignored(path())).orElse(Set.of()));
        return path().equals(".") ? all : all.below(path());
    }

    @Override
    public ProjectFolder project() {
        return Files.isDirectory(appFolder)
                ? new ProjectFolder(appFolder, place().map(GitPlace::workTree).orElse(appFolder), ignored())
                : new ProjectFolder(appFolder);
    }

    private static boolean differs(GitReader reader, Set<String> paths) throws IOException {
        return reader.differs(paths.contains(".") || paths.contains("") ? Set.of() : paths);
    }

    private AppReading inWorkTree(GitReader reader) throws IOException {
        return AppReading.of(WorkTreeFolder.root(place().orElseThrow().workTree(), reader.index()), path());
    }

    @Override
    public SourceFiles files() {
        return ask(this::files).orElseGet(this::withoutRepository);
    }

    private SourceFiles files(GitReader reader) throws IOException {
        var now = inWorkTree(reader);
        var head = reader.head();
        if (head.isEmpty() || differs(reader, now.touched())) {
            return now.files();
        }
        return AppReading.of(reader.tree(head.get().id()).orElseThrow(), path()).files();
    }

    private SourceFiles withoutRepository() {
        try {
            return AppReading.of(WorkTreeFolder.root(appFolder, GitIndex.NONE), ".")
                    .files();
        } catch (IOException e) {
            throw unreadable(appFolder, e);
        }
    }

    @Override
    public SourceFiles filesAt(CommitId commit) {
        return ask(reader -> AppReading.of(reader.tree(commit).orElseThrow(() -> absent(commit)), path())
                        .files())
                .orElseThrow(() -> absent(commit));
    }

    private static Failure absent(CommitId commit) {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error("commit-not-here", "the commit `" + commit.abbreviated() + "` is not in this clone")
                        .hint("fetch more of the history: `git fetch --unshallow`"));
    }

    @Override
    public RepositoryAddress origin() {
        return place().map(there -> remote().map(addresses()::of).orElseGet(() -> local(there.workTree())))
                .orElseGet(() -> local(appFolder));
    }

    private RemoteAddresses addresses() {
        if (addresses.isEmpty()) {
            addresses = Optional.of(wanted.get());
        }
        return addresses.get();
    }

    private GitSettings settings() {
        return addresses().settings();
    }

    private static RepositoryAddress local(Path folder) {
        return new RepositoryAddress(folder.toString());
    }

    /** Returns the address of {@code origin}, else of the remote that the branch follows, else of the only one. */
    private Optional<String> remote() {
        var names = new TreeSet<String>();
        settings().each("remote", "url", (name, _) -> names.add(name));
        return Optional.of("origin")
                .filter(names::contains)
                .or(() -> branch().flatMap(name -> settings().value("branch." + name + ".remote"))
                        .filter(names::contains))
                .or(() -> names.size() == 1 ? Optional.of(names.first()) : Optional.empty())
                .flatMap(name ->
                        settings().all("remote." + name + ".url").stream().findFirst());
    }

    @Override
    public String path() {
        return place().map(there -> {
                    try {
                        var root = there.workTree().toRealPath();
                        var below = root.relativize(appFolder.toRealPath())
                                .toString()
                                .replace('\\', '/');
                        return below.isEmpty() ? "." : below;
                    } catch (IOException e) {
                        throw unreadable(appFolder, e);
                    }
                })
                .orElse(".");
    }

    @Override
    public Person author() {
        return new Identity(environment, settings()).author();
    }

    @Override
    public Person committer() {
        return new Identity(environment, settings()).committer();
    }

    @Override
    public boolean knowsAuthor() {
        return new Identity(environment, settings()).knowsAuthor();
    }

    @Override
    public boolean knowsCommitter() {
        return new Identity(environment, settings()).knowsCommitter();
    }

    @Override
    public Ancestry ancestry(CommitId older, CommitId newer) {
        return ask(reader -> reader.ancestry(older, newer)).orElse(Ancestry.UNKNOWN);
    }

    @Override
    public List<SourceCommit> between(CommitId older, CommitId newer, int limit) {
        return ask(reader -> reader.between(older, newer, limit)).orElse(List.of());
    }

    /** Returns the failure that says why a repository cannot be read. */
    public static Failure unreadable(Path folder, Exception cause) {
        var why = cause instanceof GitTrouble trouble ? ": " + trouble.getMessage() : "";
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error(
                                "source-repository-unreadable",
                                "cannot read the Git repository of `" + folder + "`" + why)
                        .at(new Location.OfFile(folder.toString()))
                        .hint(cause instanceof GitTrouble trouble ? trouble.hint() : "run `git status` there"),
                cause);
    }
}
