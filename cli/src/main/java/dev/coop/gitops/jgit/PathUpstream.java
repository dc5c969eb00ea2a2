package dev.coop.gitops.jgit;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.gitops.GitOpsRepository.Overtaken;
import dev.coop.gitops.GitOpsRepository.PushOutcome;
import dev.coop.gitops.GitOpsRepository.Refused;
import dev.coop.source.TrustedRepositories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/** A repository on this machine, read and written in place. */
final class PathUpstream implements Upstream {
    private static final String CURRENT_BRANCH = "branch is currently checked out: push to a bare repository, or set "
            + "`receive.denyCurrentBranch` to `ignore` there";

    private final Path path;
    private final Optional<String> meant;
    private final TrustedRepositories trusted;
    private @Nullable Repository opened;

    /**
     * @param path where it is
     * @param meant the address that was probably meant where nothing is there
     * @param trusted tells whether it may be used
     */
    PathUpstream(Path path, Optional<String> meant, TrustedRepositories trusted) {
        this.path = path;
        this.meant = meant;
        this.trusted = trusted;
    }

    @Override
    public Repository objects() {
        if (opened == null) {
            opened = open();
        }
        return opened;
    }

    private Repository open() {
        var folder = FileKey.resolve(path.toFile(), FS.DETECTED);
        if (folder == null) {
            throw new Failure(
                    Failure.Kind.UNREACHABLE,
                    Diagnostic.error("git-repository-not-found", "there is no Git repository at `" + path + "`")
                            .at(new Location.OnRemote(path.toString(), "open the repository"))
                            .hint(meant.map(address -> "did you mean `" + address + "`?")
                                    .orElse("check the path, or make one with `git init --bare --initial-branch main "
                                            + path + "`")));
        }
        try {
            trusted.require(folder.toPath().toRealPath());
            var found =
                    new RepositoryBuilder().setGitDir(folder).setMustExist(true).build();
            requireKnownObjects(found);
            return found;
        } catch (IOException e) {
            throw unreadable("open the repository", e);
        }
    }

    private void requireKnownObjects(Repository found) {
        var format = found.getConfig().getString("extensions", null, "objectFormat");
        if (format != null && !format.equalsIgnoreCase("sha1")) {
            throw new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error(
                                    "git-objects-unknown",
                                    "the Git repository at `" + path + "` names its objects by "
                                            + format.toUpperCase(Locale.ROOT) + ", which coop cannot write")
                            .at(new Location.OnRemote(path.toString(), "open the repository"))
                            .hint("make one with `git init --bare --object-format=sha1 --initial-branch main "
                                    + "<path>`, and copy the files of a clone into it"));
        }
    }

    @Override
    public Optional<Head> head() {
        try {
            var head = objects().exactRef("HEAD");
            return head == null || head.getObjectId() == null
                    ? Optional.empty()
                    : Optional.of(
                            new Head(Repository.shortenRefName(head.getLeaf().getName()), head.getObjectId()));
        } catch (IOException e) {
            throw unreadable("read HEAD", e);
        }
    }

    /** A look costs nothing here. */
    @Override
    public Optional<Head> seen() {
        return head();
    }

    @Override
    public void expect(String prefix) {
        // Each branch is looked up when it is asked for.
    }

    @Override
    public Optional<String> mainBranch() {
        return head().map(Head::name);
    }

    @Override
    public Optional<ObjectId> branch(String name) {
        try {
            return Optional.ofNullable(objects().exactRef("refs/heads/" + name)).map(Ref::getObjectId);
        } catch (IOException e) {
            throw unreadable("read the branch `" + name + "`", e);
        }
    }

    @Override
    public boolean obtain(ObjectId commit) {
        try (var walk = new RevWalk(objects())) {
            walk.parseCommit(commit);
            return true;
        } catch (MissingObjectException | IncorrectObjectTypeException _) {
            return false;
        } catch (IOException e) {
            throw unreadable("read the commit `" + commit.name() + "`", e);
        }
    }

    @Override
    public void need(Collection<ObjectId> ids) {
        // Everything is here.
    }

    @Override
    public void needWhole(Collection<ObjectId> trees) {
        // Everything is here.
    }

    @Override
    public void deepen(ObjectId commit, int generations, Wanted wanted) {
        // What is not here is nowhere.
    }

    @Override
    public Optional<Set<ObjectId>> fork(ObjectId branch) {
        return Optional.empty();
    }

    @Override
    public PushOutcome push(Move move) {
        try {
            if (move.kind() == Move.Kind.DELETE && isHead(move)) {
                return new Refused("deletion of the current branch prohibited");
            }
            if (isCheckedOut(move)) {
                return new Refused(CURRENT_BRANCH);
            }
            var declined = new ReceiveHooks(objects()).declined(move);
            if (declined.isPresent()) {
                return new Refused(declined.get());
            }
            return move.kind() == Move.Kind.DELETE ? delete(move) : update(move);
        } catch (IOException e) {
            throw unreadable("move the branch `" + move.branch() + "`", e);
        }
    }

    private PushOutcome delete(Move move) throws IOException {
        if (objects().exactRef(move.ref()) == null) {
            return move.landed();
        }
        var update = objects().updateRef(move.ref());
        update.setExpectedOldObjectId(move.expected());
        update.setForceUpdate(true);
        update.setRefLogMessage("push", false);
        return outcome(move, update.delete());
    }

    private PushOutcome update(Move move) throws IOException {
        var update = objects().updateRef(move.ref());
        update.setNewObjectId(move.commit());
        update.setExpectedOldObjectId(move.expected());
        update.setForceUpdate(move.kind() == Move.Kind.REWRITE);
        update.setRefLogMessage("push", true);
        return outcome(move, update.update());
    }

    private PushOutcome outcome(Move move, RefUpdate.Result result) throws IOException {
        return switch (result) {
            case NEW, FAST_FORWARD, FORCED, NO_CHANGE, RENAMED -> move.landed();
            case LOCK_FAILURE -> lockFailure(move);
            case REJECTED -> new Overtaken();
            case REJECTED_CURRENT_BRANCH -> new Refused(CURRENT_BRANCH);
            case IO_FAILURE, NOT_ATTEMPTED, REJECTED_MISSING_OBJECT, REJECTED_OTHER_REASON ->
                throw unreadable("move the branch `" + move.branch() + "`", new IOException(result.name()));
        };
    }

    // JGit gives the same answer when the name is taken by a folder of branches, which no second try can cure.
    private PushOutcome lockFailure(Move move) throws IOException {
        return objects().getRefDatabase().isNameConflicting(move.ref())
                ? new Refused(
                        "another branch's name is the beginning of `" + move.branch() + "`, or the other way round")
                : new Overtaken();
    }

    // Git's own receive-pack refuses this too, unless receive.denyDeleteCurrent says otherwise.
    private boolean isHead(Move move) throws IOException {
        return move.ref().equals(objects().getFullBranch());
    }

    // Git's own receive-pack refuses this too: the files of the work tree would no longer be those of the branch.
    private boolean isCheckedOut(Move move) throws IOException {
        var repository = objects();
        return !repository.isBare()
                && move.ref().equals(repository.getFullBranch())
                && !Set.of("ignore", "warn")
                        .contains(Optional.ofNullable(
                                        repository.getConfig().getString("receive", null, "denyCurrentBranch"))
                                .orElse("refuse"));
    }

    private Failure unreadable(String doing, IOException cause) {
        return JGitGitOpsRepository.unreadable(path.toString(), doing, cause);
    }
}
