package dev.coop.gitops.jgit;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.source.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.SortedMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.lib.TreeFormatter;

/** Makes a bare GitOps repository with a first commit, for the sandbox. */
public record BareRepository(InstantSource clock) {
    private static final String MAIN = Constants.R_HEADS + "main";

    /**
     * Makes the repository if it is not there. It appears whole or not at all, whoever else makes it at the same
     * moment.
     *
     * @param path where
     * @param files the first commit's files, none of them in a folder
     * @param author who commits
     * @throws Failure OTHER when it cannot be written
     */
    public void start(Path path, SortedMap<String, byte[]> files, Person author) {
        if (Files.exists(path)) {
            return;
        }
        try {
            Files.createDirectories(path.getParent());
            var draft = Files.createTempDirectory(path.getParent(), ".platform-");
            try {
                make(draft, files, author);
                Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException failed) {
                delete(draft);
                if (!Files.exists(path)) {
                    throw failed;
                }
            }
        } catch (IOException failed) {
            throw new Failure(
                    Failure.Kind.OTHER,
                    Diagnostic.error("sandbox-files", "cannot make the sandbox's repository: " + failed.getMessage())
                            .at(new Location.OfFile(path.toString()))
                            .hint("check the disk and that you may write there, or set COOP_SANDBOX to another folder"),
                    failed);
        }
    }

    private void make(Path path, SortedMap<String, byte[]> files, Person author) throws IOException {
        try (var repository =
                new RepositoryBuilder().setBare().setGitDir(path.toFile()).build()) {
            repository.create(true);
            var commit = commit(repository, files, author);
            var main = repository.updateRef(MAIN);
            main.setNewObjectId(commit);
            main.update();
            repository.updateRef(Constants.HEAD).link(MAIN);
        }
    }

    private ObjectId commit(Repository repository, SortedMap<String, byte[]> files, Person author) throws IOException {
        try (var inserter = repository.newObjectInserter()) {
            var tree = new TreeFormatter();
            for (var file : files.entrySet()) {
                tree.append(file.getKey(), FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, file.getValue()));
            }
            var who = new PersonIdent(author.name(), author.email(), clock.instant(), ZoneOffset.UTC);
            var commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(tree));
            commit.setAuthor(who);
            commit.setCommitter(who);
            commit.setMessage("start the sandbox\n");
            var id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
