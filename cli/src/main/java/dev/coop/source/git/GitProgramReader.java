package dev.coop.source.git;

import dev.coop.process.SystemPrograms;
import dev.coop.source.CommitId;
import dev.coop.source.GitIndex;
import dev.coop.source.GitPlace;
import dev.coop.source.GitReader;
import dev.coop.source.Person;
import dev.coop.source.RepositoryEntry.Folder;
import dev.coop.source.SourceCommit;
import dev.coop.source.SourceRepository.Ancestry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a repository by the user's own Git, which knows every kind. */
public final class GitProgramReader implements GitReader {
    private static final String FORM = "--format=%H%x00%an%x00%ae%x00%at%x00%s";
    private final GitCommands git;

    public GitProgramReader(GitPlace place, SystemPrograms programs) {
        this.git = new GitCommands(place, programs);
    }

    @Override
    public Optional<SourceCommit> head() throws IOException {
        var id = git.answer("rev-parse", "--quiet", "--verify", "HEAD^{commit}");
        return id.isEmpty()
                ? Optional.empty()
                : commits(git.text("log", "-1", "--no-show-signature", FORM, "HEAD")).stream()
                        .findFirst();
    }

    @Override
    public Optional<String> branch() throws IOException {
        return git.answer("symbolic-ref", "--quiet", "--short", "HEAD").map(GitProgramReader::line);
    }

    @Override
    public boolean differs(Set<String> paths) throws IOException {
        var command = new ArrayList<>(
                List.of("status", "--porcelain", "-z", "--untracked-files=normal", "--ignore-submodules=none", "--"));
        command.addAll(paths);
        return git.bytes(command.toArray(String[]::new)).length > 0;
    }

    @Override
    public Set<String> ignored(String folder) throws IOException {
        var listed =
                git.text("ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory", "--", folder);
        return Stream.of(listed.split("\0", -1))
                .filter(each -> !each.isEmpty())
                .map(each -> each.replaceFirst("/$", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Folder> tree(CommitId commit) throws IOException {
        return git.answer("rev-parse", "--quiet", "--verify", commit + "^{tree}")
                .map(tree -> new ListedFolder(git, line(tree), ""));
    }

    @Override
    public GitIndex index() {
        return new ListedIndex(git);
    }

    @Override
    public Ancestry ancestry(CommitId older, CommitId newer) throws IOException {
        if (isAbsent(older) || isAbsent(newer)) {
            return Ancestry.UNKNOWN;
        }
        if (older.equals(newer)) {
            return Ancestry.SAME;
        }
        if (isAncestor(older, newer)) {
            return Ancestry.ANCESTOR;
        }
        if (isAncestor(newer, older)) {
            return Ancestry.DESCENDANT;
        }
        // Where the history is cut, what joins the two may be behind the cut.
        return git.text("rev-parse", "--is-shallow-repository").startsWith("true")
                ? Ancestry.UNKNOWN
                : Ancestry.DIVERGED;
    }

    private boolean isAncestor(CommitId older, CommitId newer) throws IOException {
        return git.answer("merge-base", "--is-ancestor", older.value(), newer.value())
                .isPresent();
    }

    private boolean isAbsent(CommitId commit) throws IOException {
        return git.answer("rev-parse", "--quiet", "--verify", commit + "^{commit}")
                .isEmpty();
    }

    @Override
    public List<SourceCommit> between(CommitId older, CommitId newer, int limit) throws IOException {
        return isAbsent(older) || isAbsent(newer)
                ? List.of()
                : commits(git.text("log", "-" + limit, "--no-show-signature", FORM, "-z", older + ".." + newer));
    }

    /** The fields of each commit end with a zero byte, and so does each commit. */
    private static List<SourceCommit> commits(String log) {
        var fields = log.stripTrailing().split("\0", -1);
        var found = new ArrayList<SourceCommit>();
        for (var at = 0; at + 4 < fields.length; at += 5) {
            found.add(new SourceCommit(
                    new CommitId(fields[at]),
                    fields[at + 4],
                    new Person(fields[at + 1], fields[at + 2]),
                    Instant.ofEpochSecond(Long.parseLong(fields[at + 3]))));
        }
        return found;
    }

    private static String line(byte[] output) {
        return new String(output, StandardCharsets.UTF_8).strip();
    }
}
