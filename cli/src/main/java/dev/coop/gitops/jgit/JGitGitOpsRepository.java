package dev.coop.gitops.jgit;

import dev.coop.config.Credentials;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.gitops.CommitSettings;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.Snapshot;
import dev.coop.gitops.jgit.Upstream.Head;
import dev.coop.gitops.jgit.Upstream.Move;
import dev.coop.source.CommitId;
import dev.coop.source.Person;
import dev.coop.source.RepositoryAddress;
import dev.coop.source.jgit.SourceRepositories;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.GpgSignature;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * The GitOps repository at a path or on a Git server, over JGit. There is never a work tree: a change costs the objects
 * on the path to its folder.
 *
 * <p>A repository at a path is read and written in place, with Git's own lock files, so that any number of processes
 * may do so at once; its {@code pre-receive} and {@code update} hooks run as they would for a push. Of a repository on
 * a server only what somebody reads is fetched, and kept in memory.
 *
 * <p>Not for use by several threads at once.
 */
public final class JGitGitOpsRepository implements GitOpsRepository {
    private final RepositoryAddress address;
    private final Upstream upstream;
    private final InstantSource clock;
    private final CommitSettings commits;

    /**
     * Opens nothing yet.
     *
     * @param typed the URL or path as the user typed it; {@code ssh} addresses use the user's own ssh program
     * @param workingFolder what a relative path is relative to
     * @param credentials asked once, for this address
     * @param clock the time of commits
     * @param commits who commits, and whether commits are signed
     * @param network how servers are reached
     */
    public JGitGitOpsRepository(
            String typed,
            Path workingFolder,
            Credentials credentials,
            InstantSource clock,
            CommitSettings commits,
            GitNetwork network) {
        var place = GitAddress.parse(typed, workingFolder);
        this.address = place.shown();
        this.clock = clock;
        this.commits = commits;
        this.upstream = switch (place) {
            case GitAddress.OnDisk disk ->
                new PathUpstream(
                        disk.path(),
                        disk.meant(),
                        new SourceRepositories(network.environment(), network.programs()).trusted(workingFolder));
            case GitAddress.OnServer server -> new ServerUpstream(server, credentials, network);
        };
    }

    @Override
    public RepositoryAddress address() {
        return address;
    }

    @Override
    public String mainBranch() {
        return upstream.mainBranch().orElseThrow(this::empty);
    }

    @Override
    public Snapshot tip() {
        return snapshot(head().tip());
    }

    @Override
    public Snapshot seen() {
        return upstream.seen().map(head -> snapshot(head.tip())).orElseGet(this::tip);
    }

    @Override
    public void expect(String prefix) {
        upstream.expect(prefix);
    }

    @Override
    public Optional<Snapshot> branch(String name) {
        return upstream.branch(name).map(this::snapshot);
    }

    @Override
    public Optional<Snapshot> at(CommitId commit) {
        var id = ObjectId.fromString(commit.value());
        return upstream.obtain(id) ? Optional.of(snapshot(id)) : Optional.empty();
    }

    @Override
    public List<Revision> history(Snapshot tip, String file, int limit) {
        return new Ancestors(upstream).changing(id(tip), file, limit);
    }

    @Override
    public Optional<Revision> lately(Snapshot tip, String file) {
        return new Ancestors(upstream)
                .changing(id(tip), file, 1, Ancestors.AT_ONCE).stream().findFirst();
    }

    @Override
    public List<Revision> onlyOn(Snapshot branch, Snapshot tip) {
        return new Ancestors(upstream).onlyOn(id(branch), id(tip));
    }

    @Override
    public Optional<CommitId> parent(Snapshot branch) {
        return new Ancestors(upstream).parent(id(branch)).map(JGitGitOpsRepository::commitId);
    }

    @Override
    public boolean contains(CommitId newer, CommitId older) {
        return new Ancestors(upstream).contains(ObjectId.fromString(newer.value()), ObjectId.fromString(older.value()));
    }

    @Override
    public PushOutcome push(Change change) {
        var parent = id(change.parent());
        var expected = change.expected().map(CommitId::value).map(ObjectId::fromString);
        var onMain = mainBranch().equals(change.branch());
        if (onMain && !expected.equals(Optional.of(parent))) {
            throw new IllegalArgumentException("a change of the main branch stands on where it was seen last");
        }
        var kind = onMain ? Move.Kind.FAST_FORWARD : Move.Kind.REWRITE;
        return upstream.push(
                new Move(change.branch(), commit(change, parent), expected.orElse(ObjectId.zeroId()), kind));
    }

    @Override
    public PushOutcome delete(String branch, CommitId expected) {
        return upstream.push(
                new Move(branch, ObjectId.zeroId(), ObjectId.fromString(expected.value()), Move.Kind.DELETE));
    }

    private ObjectId commit(Change change, ObjectId parent) {
        try (var inserter = upstream.objects().newObjectInserter()) {
            var tree = new FolderReplacement(upstream, inserter).of(parent, change.folders());
            var commit = insert(change, parent, tree, inserter);
            inserter.flush();
            return commit;
        } catch (IOException e) {
            throw unreadable(address.value(), "write a commit", e);
        }
    }

    private ObjectId insert(Change change, ObjectId parent, ObjectId tree, ObjectInserter inserter) throws IOException {
        var committer = commits.committer().orElse(change.author());
        var commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentId(parent);
        commit.setAuthor(identity(change.author()));
        commit.setCommitter(identity(committer));
        commit.setMessage(change.message());
        commits.signing()
                .sign(commit.build(), committer)
                .ifPresent(signature ->
                        commit.setGpgSignature(new GpgSignature(signature.getBytes(StandardCharsets.US_ASCII))));
        return inserter.insert(commit);
    }

    private PersonIdent identity(Person person) {
        return new PersonIdent(person.name(), person.email(), clock.instant(), ZoneOffset.UTC);
    }

    private Head head() {
        return upstream.head().orElseThrow(this::empty);
    }

    private Failure empty() {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error(
                                "git-repository-empty",
                                "the GitOps repository `" + address + "` has no commit on its main branch")
                        .at(new Location.OnRemote(address.host().orElse(address.value()), "read HEAD"))
                        .hint("commit a `platform.yaml` to its main branch, then try again"));
    }

    private Snapshot snapshot(ObjectId commit) {
        return new JGitSnapshot(upstream, commit);
    }

    private static ObjectId id(Snapshot snapshot) {
        return ObjectId.fromString(snapshot.commit().value());
    }

    static CommitId commitId(ObjectId id) {
        return new CommitId(id.name());
    }

    /** Returns the failure for objects that cannot be read or written on this side. */
    static Failure unreadable(String where, String doing, IOException cause) {
        return new Failure(
                Failure.Kind.OTHER,
                Diagnostic.error("git-objects-unreadable", "cannot " + doing + " in `" + where + "`")
                        .at(new Location.OnRemote(where, doing))
                        .hint("run `git fsck` there, and check the disk and the permissions"),
                cause);
    }
}
