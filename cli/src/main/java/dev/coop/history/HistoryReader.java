package dev.coop.history;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.diagnostic.Failure;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.GitOpsRepository.Revision;
import dev.coop.gitops.Hold;
import dev.coop.gitops.Release;
import dev.coop.gitops.Releases;
import dev.coop.gitops.Snapshot;
import dev.coop.history.EnvironmentHistory.Older;
import dev.coop.history.HistoryEntry.Deployed;
import dev.coop.history.HistoryEntry.Event;
import dev.coop.history.HistoryEntry.Removed;
import dev.coop.history.HistoryEntry.RolledBack;
import dev.coop.history.HistoryEntry.Unreadable;
import dev.coop.source.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Reads what an environment ran: the first-parent commits of the main branch that change its release.yaml. What each of
 * them was is told by its files, never by its message, so merges, squashes and rebases give the same list.
 */
public final class HistoryReader {
    private final GitOpsRepository repository;

    /** @param repository where releases are */
    public HistoryReader(GitOpsRepository repository) {
        this.repository = repository;
    }

    /** Returns at most so many entries of an environment as the main branch has them now. */
    public EnvironmentHistory read(AppName app, EnvironmentName environment, int limit) {
        return read(repository.tip(), app, environment, limit);
    }

    /** Returns at most so many entries of an environment as of a snapshot of the main branch. */
    public EnvironmentHistory read(Snapshot tip, AppName app, EnvironmentName environment, int limit) {
        var file = Release.folder(app, environment) + "/release.yaml";
        var revisions = repository.history(tip, file, limit + 1);
        var entries = new ArrayList<HistoryEntry>();
        Optional<Instant> until = Optional.empty();
        for (var revision : revisions.subList(0, Math.min(limit, revisions.size()))) {
            entries.add(entry(entries.size() + 1, revision, until, event(revision, app, environment)));
            until = Optional.of(revision.at());
        }
        return new EnvironmentHistory(
                environment,
                entries,
                revisions.size() > limit ? Older.SOME : Older.NONE,
                Releases.hold(tip, app, environment));
    }

    private static HistoryEntry entry(int number, Revision revision, Optional<Instant> until, Event event) {
        return new HistoryEntry(
                number,
                revision.commit(),
                revision.at(),
                until,
                revision.merged().map(Revision::author).orElse(revision.author()),
                merger(revision),
                PullRequestNumber.of(revision.message()),
                event);
    }

    /** Of a merge, who made it; of a commit that was put there anew, who did that. A forge is nobody. */
    private static Optional<Person> merger(Revision revision) {
        var author = revision.merged().map(Revision::author).orElse(revision.author());
        var by = revision.merged().isPresent() ? revision.author() : revision.committer();
        return Optional.of(by).filter(person -> !person.equals(author) && !isForge(person));
    }

    /** GitHub commits what it merges under its own name, Gitea under one that its administrator gave. */
    private static boolean isForge(Person person) {
        return person.email().equals("noreply@github.com")
                || person.name().equals("GitHub")
                || person.name().equals("Gitea")
                || person.name().equals("Forgejo");
    }

    private Event event(Revision revision, AppName app, EnvironmentName environment) {
        try {
            var snapshot = repository.at(revision.commit());
            if (snapshot.isEmpty()) {
                return new Unreadable("the server does not have the commit");
            }
            return Releases.of(snapshot.get(), app, environment)
                    .map(release -> came(release, Releases.hold(snapshot.get(), app, environment)))
                    .orElseGet(Removed::new);
        } catch (Failure unreadable) {
            if (unreadable.kind() != Failure.Kind.INVALID_INPUT) {
                throw unreadable;
            }
            return new Unreadable(unreadable.diagnostics().getFirst().message());
        }
    }

    private static Event came(Release release, Optional<Hold> hold) {
        return hold.<Event>map(held -> new RolledBack(release, held)).orElseGet(() -> new Deployed(release));
    }
}
