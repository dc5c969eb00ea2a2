package dev.coop.history;

import dev.coop.gitops.Hold;
import dev.coop.gitops.Release;
import dev.coop.source.CommitId;
import dev.coop.source.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * One change of what an environment should run.
 *
 * @param number 1 for the newest
 * @param revision the commit of the main branch
 * @param at when it was committed
 * @param until when the next one came; none for the newest
 * @param author who made the change
 * @param merger who merged it, where that was somebody else and is known
 * @param pullRequest the number of its pull request, where the commit names it
 * @param event what it was
 */
public record HistoryEntry(
        int number,
        CommitId revision,
        Instant at,
        Optional<Instant> until,
        Person author,
        Optional<Person> merger,
        Optional<Integer> pullRequest,
        Event event) {

    /** What happened to the environment. */
    public sealed interface Event {}

    /** A release came. */
    public record Deployed(Release release) implements Event {}

    /** An earlier release came back, and the one before is held. */
    public record RolledBack(Release release, Hold hold) implements Event {}

    /** The app was taken out of the environment. */
    public record Removed() implements Event {}

    /** A release that this coop cannot read. */
    public record Unreadable(String why) implements Event {}

    /** Returns the release that came, if one did that can be read. */
    public Optional<Release> release() {
        return switch (event) {
            case Deployed(var release) -> Optional.of(release);
            case RolledBack(var release, var _) -> Optional.of(release);
            case Removed _, Unreadable _ -> Optional.empty();
        };
    }
}
