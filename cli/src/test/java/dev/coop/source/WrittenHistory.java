package dev.coop.source;

import dev.coop.app.Ignored;
import dev.coop.app.SourceFiles;
import dev.coop.language.ProjectFolder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** An app's own repository whose commits a test writes, each on the one that is checked out. */
public final class WrittenHistory implements SourceRepository {
    private static final Person GRACE = new Person("Grace Hopper", "grace@acme.dev");
    private static final Instant WRITTEN = Instant.parse("2026-01-31T12:00:00Z");

    private final RepositoryAddress origin;
    private final Map<CommitId, Written> commits = new HashMap<>();
    private Optional<CommitId> head = Optional.empty();
    private Optional<SourceFiles> changed = Optional.empty();
    private String path = ".";

    private record Written(SourceCommit commit, Optional<CommitId> parent, SourceFiles files) {}

    /** Has the app in a folder of the repository. */
    public void moveTo(String folder) {
        path = folder;
    }

    /** Starts without a commit. */
    public WrittenHistory(String origin) {
        this.origin = RepositoryAddress.parse(origin);
    }

    /** Commits these files, given as path to text, on what is checked out; at most 15 commits fit. */
    public CommitId commit(String subject, Map<String, String> files) {
        var digit = Integer.toHexString(commits.size() + 1);
        if (digit.length() > 1) {
            throw new IllegalStateException("a history of more than 15 commits");
        }
        var id = new CommitId(digit.repeat(40));
        commits.put(id, new Written(new SourceCommit(id, subject, GRACE, WRITTEN), head, bytes(files)));
        checkOut(id);
        return id;
    }

    /** Loses a commit, as a clone that was not fetched lacks it. */
    public void forget(CommitId commit) {
        commits.remove(commit);
    }

    /** Checks a commit out; changes are dropped. */
    public void checkOut(CommitId commit) {
        head = Optional.of(commit);
        changed = Optional.empty();
    }

    /** Changes the work tree without a commit. */
    public void change(Map<String, String> files) {
        changed = Optional.of(bytes(files));
    }

    @Override
    public SourceFiles files() {
        return changed.or(() -> head.map(commit -> written(commit).files())).orElseGet(() -> bytes(Map.of()));
    }

    private static SourceFiles bytes(Map<String, String> files) {
        var bytes = new TreeMap<String, byte[]>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return new SourceFiles(bytes);
    }

    private Written written(CommitId commit) {
        return Optional.ofNullable(commits.get(commit)).orElseThrow();
    }

    @Override
    public Optional<SourceCommit> head() {
        return head.map(commit -> written(commit).commit());
    }

    @Override
    public Optional<String> branch() {
        return Optional.of("main");
    }

    @Override
    public boolean hasChanges() {
        return changed.isPresent();
    }

    @Override
    public Ignored ignored() {
        return Ignored.NOTHING;
    }

    @Override
    public ProjectFolder project() {
        throw new UnsupportedOperationException("a history has no work tree");
    }

    @Override
    public RepositoryAddress origin() {
        return origin;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Person author() {
        return GRACE;
    }

    @Override
    public boolean knowsAuthor() {
        return true;
    }

    @Override
    public boolean knowsCommitter() {
        return true;
    }

    @Override
    public Person committer() {
        return GRACE;
    }

    @Override
    public SourceFiles filesAt(CommitId commit) {
        return written(commit).files();
    }

    @Override
    public Ancestry ancestry(CommitId older, CommitId newer) {
        if (!commits.containsKey(older) || !commits.containsKey(newer)) {
            return Ancestry.UNKNOWN;
        }
        if (older.equals(newer)) {
            return Ancestry.SAME;
        }
        if (line(newer).contains(older)) {
            return Ancestry.ANCESTOR;
        }
        return line(older).contains(newer) ? Ancestry.DESCENDANT : Ancestry.DIVERGED;
    }

    @Override
    public List<SourceCommit> between(CommitId older, CommitId newer, int limit) {
        if (!commits.containsKey(older) || !commits.containsKey(newer)) {
            return List.of();
        }
        var only = new ArrayList<>(line(newer));
        only.removeAll(line(older));
        return only.stream().limit(limit).map(id -> written(id).commit()).toList();
    }

    /** Returns a commit and its ancestors, newest first. */
    private Set<CommitId> line(CommitId commit) {
        var line = new LinkedHashSet<CommitId>();
        for (var next = Optional.of(commit);
                next.isPresent();
                next = written(next.get()).parent()) {
            line.add(next.get());
        }
        return line;
    }
}
