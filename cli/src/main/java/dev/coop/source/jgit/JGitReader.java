package dev.coop.source.jgit;

import dev.coop.source.CommitId;
import dev.coop.source.GitIndex;
import dev.coop.source.GitPlace;
import dev.coop.source.GitReader;
import dev.coop.source.RepositoryEntry.Folder;
import dev.coop.source.SourceCommit;
import dev.coop.source.SourceRepository.Ancestry;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Reads a repository with JGit, which needs no other program. */
public final class JGitReader implements GitReader {
    private static final int SMALLEST_ENTRY = 40;
    private final GitPlace place;
    private Optional<Repository> opened = Optional.empty();

    public JGitReader(GitPlace place) {
        this.place = place;
    }

    private Repository repository() throws IOException {
        if (opened.isEmpty()) {
            var found = new FileRepositoryBuilder()
                    .setGitDir(place.gitFolder().toFile())
                    .setWorkTree(place.workTree().toFile())
                    .setMustExist(true)
                    .build();
            var format = found.getConfig().getString("extensions", null, "objectFormat");
            if (format != null && !format.equalsIgnoreCase("sha1")) {
                throw new IOException("JGit does not know objects of " + format);
            }
            opened = Optional.of(found);
        }
        return opened.get();
    }

    @Override
    public Optional<SourceCommit> head() throws IOException {
        var id = repository().resolve("HEAD");
        return id == null ? Optional.empty() : Optional.of(history().commit(id));
    }

    @Override
    public Optional<String> branch() throws IOException {
        return Optional.ofNullable(repository().exactRef("HEAD"))
                .filter(Ref::isSymbolic)
                .map(head -> Repository.shortenRefName(head.getTarget().getName()));
    }

    @Override
    public boolean differs(Set<String> paths) throws IOException {
        checkIndex();
        var status = Git.wrap(repository()).status();
        paths.forEach(status::addPath);
        try {
            return !status.call().isClean();
        } catch (GitAPIException e) {
            throw new IOException(e);
        }
    }

    @Override
    public Set<String> ignored(String folder) throws IOException {
        checkIndex();
        var status = Git.wrap(repository()).status();
        if (!folder.equals(".")) {
            status.addPath(folder);
        }
        try {
            return Set.copyOf(status.call().getIgnoredNotInIndex());
        } catch (GitAPIException e) {
            throw new IOException(e);
        }
    }

    /** JGit makes room for as many entries as a broken index says that it has. */
    private void checkIndex() throws IOException {
        var file = place.gitFolder().resolve("index");
        if (Files.exists(file)) {
            try (var header = new DataInputStream(Files.newInputStream(file))) {
                header.readLong();
                var entries = Integer.toUnsignedLong(header.readInt());
                if (entries > Files.size(file) / SMALLEST_ENTRY) {
                    throw new IOException("the index cannot have " + entries + " entries");
                }
            }
        }
    }

    @Override
    public Optional<Folder> tree(CommitId commit) throws IOException {
        try (var walk = new RevWalk(repository())) {
            return Optional.of(new CommittedFolder(
                    repository(), walk.parseCommit(id(commit)).getTree()));
        } catch (MissingObjectException | IncorrectObjectTypeException _) {
            return Optional.empty();
        }
    }

    @Override
    public GitIndex index() throws IOException {
        checkIndex();
        return new JGitIndex(repository());
    }

    @Override
    public Ancestry ancestry(CommitId older, CommitId newer) throws IOException {
        return history().ancestry(id(older), id(newer));
    }

    @Override
    public List<SourceCommit> between(CommitId older, CommitId newer, int limit) throws IOException {
        return history().between(id(older), id(newer), limit);
    }

    private SourceHistory history() throws IOException {
        return new SourceHistory(repository());
    }

    private static ObjectId id(CommitId commit) {
        return ObjectId.fromString(commit.value());
    }
}
