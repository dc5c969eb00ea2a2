package dev.coop.gitops;

import dev.coop.source.Person;
import java.util.Optional;

/**
 * What is the same for all commits of a run.
 *
 * @param committer who makes them, where that is somebody else than who wrote them
 * @param signing signs them
 */
public record CommitSettings(Optional<Person> committer, CommitSigning signing) {
    /** The author commits, and nothing is signed. */
    public static final CommitSettings PLAIN = new CommitSettings(Optional.empty(), (_, _) -> Optional.empty());
}
