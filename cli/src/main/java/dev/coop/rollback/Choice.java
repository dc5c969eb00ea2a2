package dev.coop.rollback;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.Hold;
import dev.coop.gitops.Release;
import dev.coop.gitops.Snapshot;
import dev.coop.history.EnvironmentHistory;
import dev.coop.history.EnvironmentHistory.Older;
import dev.coop.history.HistoryEntry;
import dev.coop.history.HistoryReader;
import dev.coop.source.CommitId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the release of an environment's history that a rollback is about. */
record Choice(GitOpsRepository repository, Snapshot tip, AppName app, EnvironmentName environment) {
    private static final int FIRST_LOOK = 20;
    private static final int LONGEST_LOOK = 1000;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /**
     * An earlier release.
     *
     * @param revision the commit that brought it
     * @param snapshot the GitOps repository as of it
     * @param release what it was
     * @param at when it came, in words
     */
    record Found(CommitId revision, Snapshot snapshot, Release release, String at) {}

    /** Whether both run the same commit in the same image. */
    static boolean same(Release some, Release other) {
        return some.source().commit().equals(other.source().commit())
                && some.digest().equals(other.digest());
    }

    Found of(Earlier earlier, Optional<Release> current, Optional<Hold> hold) {
        return switch (earlier) {
            case Earlier.TheOneBefore() ->
                found(firstThat(entry -> isBefore(entry, current, hold)).orElseThrow(this::nothingEarlier));
            case Earlier.Numbered(var number) -> numbered(number, hold);
            case Earlier.OfCommit(var beginning) ->
                allowed(
                        firstThat(entry -> isOf(entry, beginning))
                                .orElseThrow(() -> unknown("no release of " + beginning)),
                        hold);
        };
    }

    private Found numbered(int number, Optional<Hold> hold) {
        var entries = read(number).entries();
        if (entries.size() < number) {
            throw unknown("only " + entries.size() + (entries.size() == 1 ? " release" : " releases"));
        }
        return allowed(entries.get(number - 1), hold);
    }

    /** The commit that was taken back comes again only by name of what it is: a lifted hold. */
    private Found allowed(HistoryEntry entry, Optional<Hold> hold) {
        var found = found(entry);
        hold.filter(bad -> bad.commit().equals(found.release().source().commit()))
                .ifPresent(bad -> {
                    throw new Failure(
                            Failure.Kind.WAITS_FOR_PERSON,
                            Diagnostic.error(
                                            "held",
                                            environment + " does not take "
                                                    + bad.commit().abbreviated()
                                                    + ", which was rolled back"
                                                    + (bad.reason().isEmpty() ? "" : ": " + bad.reason()))
                                    .hint("coop deploy " + environment + " --release-hold brings it back"));
                });
        return found;
    }

    private Found found(HistoryEntry entry) {
        var release = entry.release()
                .orElseThrow(() -> new Failure(
                        Failure.Kind.INVALID_INPUT,
                        Diagnostic.error("no-earlier-release", "#" + entry.number() + " of the history is no release")
                                .hint("coop history " + environment + " lists them")));
        var snapshot = repository.at(entry.revision()).orElseThrow(this::nothingEarlier);
        return new Found(entry.revision(), snapshot, release, MINUTE.format(entry.at()));
    }

    private static boolean isBefore(HistoryEntry entry, Optional<Release> current, Optional<Hold> hold) {
        return entry.release()
                .filter(release -> current.isEmpty() || !same(release, current.get()))
                .filter(release -> hold.isEmpty()
                        || !release.source().commit().equals(hold.get().commit()))
                .isPresent();
    }

    private static boolean isOf(HistoryEntry entry, String beginning) {
        return entry.release()
                .filter(release -> release.source().commit().value().startsWith(beginning))
                .isPresent();
    }

    /** Most rollbacks go back by a few releases, so few are read at first. */
    private Optional<HistoryEntry> firstThat(Predicate<HistoryEntry> wanted) {
        for (var limit = FIRST_LOOK; ; limit = LONGEST_LOOK) {
            var history = read(limit);
            var first = history.entries().stream().filter(wanted).findFirst();
            if (first.isPresent() || history.older() == Older.NONE || limit == LONGEST_LOOK) {
                return first;
            }
        }
    }

    private EnvironmentHistory read(int limit) {
        var history = new HistoryReader(repository).read(tip, app, environment, limit);
        if (history.entries().isEmpty()) {
            throw new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error("never-deployed", app + " was never deployed to " + environment)
                            .hint("coop deploy " + environment));
        }
        return history;
    }

    private Failure nothingEarlier() {
        return unknown("no earlier release");
    }

    private Failure unknown(String what) {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error("no-earlier-release", app + " has " + what + " in " + environment)
                        .hint("coop history " + environment
                                + " lists what there is; deploy a corrected commit, or take the app out with coop"
                                + " remove "
                                + environment));
    }
}
