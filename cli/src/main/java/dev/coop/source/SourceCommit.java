package dev.coop.source;

import java.time.Instant;

/**
 * A commit of the app's own repository.
 *
 * @param id its id
 * @param subject the first line of its message
 * @param author who wrote it
 * @param at when it was written
 */
public record SourceCommit(CommitId id, String subject, Person author, Instant at) {}
