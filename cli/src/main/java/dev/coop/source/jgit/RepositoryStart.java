package dev.coop.source.jgit;

import dev.coop.source.AppRepository;
import dev.coop.source.CommitId;
import dev.coop.source.GitPlace;
import dev.coop.source.Person;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** Makes the repository of a new app: {@code git init}, {@code git add}, {@code git commit}. */
public record RepositoryStart(InstantSource clock) {

    /**
     * Makes a repository with the branch {@code main} and a first commit of some files; does nothing where a folder is
     * in a repository already.
     *
     * @param folder an existing folder
     * @param files the files to commit, by their paths in the folder, with slashes
     * @param author who commits
     * @param message the commit's message
     * @return the commit; none where there is a repository already
     * @throws dev.coop.diagnostic.Failure OTHER when the repository cannot be written
     */
    public Optional<CommitId> in(Path folder, Collection<String> files, Person author, String message) {
        try {
            if (GitPlace.around(folder).isPresent()) {
                return Optional.empty();
            }
            return Optional.of(begin(folder, files, author, message));
        } catch (GitAPIException e) {
            throw AppRepository.unreadable(folder, e);
        }
    }

    private CommitId begin(Path folder, Collection<String> files, Person author, String message)
            throws GitAPIException {
        try (var git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()) {
            var add = git.add();
            files.forEach(add::addFilepattern);
            if (!files.isEmpty()) {
                add.call();
            }
            var ident = new PersonIdent(author.name(), author.email(), clock.instant(), ZoneOffset.UTC);
            var commit = git.commit()
                    .setMessage(message)
                    .setAuthor(ident)
                    .setCommitter(ident)
                    .setSign(false)
                    .setNoVerify(true)
                    .setAllowEmpty(true)
                    .call();
            return new CommitId(commit.name());
        }
    }
}
