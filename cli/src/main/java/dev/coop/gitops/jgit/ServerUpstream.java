package dev.coop.gitops.jgit;

import dev.coop.config.Credentials;
import dev.coop.gitops.GitOpsRepository.Overtaken;
import dev.coop.gitops.GitOpsRepository.PushOutcome;
import dev.coop.gitops.jgit.ServerLink.Answered;
import dev.coop.gitops.jgit.ServerLink.Attempt;
import dev.coop.gitops.jgit.ServerLink.Elsewhere;
import dev.coop.gitops.jgit.ServerLink.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/**
 * A repository behind a Git server. Of a commit is fetched what is at its top, and of the rest what somebody reads, by
 * its id; the commits behind it only where somebody asks for them. A server that cannot leave that much out is asked
 * for the next best thing, down to everything that the newest commit has.
 */
final class ServerUpstream implements Upstream {
    private static final String HEAD = "HEAD";
    private static final String HEADS = "refs/heads/";
    private static final int ATTEMPTS = 5;

    private final FetchedObjects objects = new FetchedObjects();
    private final ServerLink link;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<ObjectId> seen = new LinkedHashSet<>();
    private final Set<ObjectId> whole = new HashSet<>();
    private final Set<String> expected = new LinkedHashSet<>();
    private Optional<String> mainBranch = Optional.empty();
    private Optional<Look> last = Optional.empty();
    private Filter filter = Filter.BELOW_TOP;

    ServerUpstream(GitAddress.OnServer address, Credentials credentials, GitNetwork network) {
        var login =
                address.typedLogin().or(() -> credentials.forGit(address.shown().value()));
        this.link = new ServerLink(address, login, network, objects);
    }

    @Override
    public Repository objects() {
        return objects;
    }

    /**
     * What the server had at one moment.
     *
     * @param head the main branch
     * @param refs the branches that were looked at with it
     * @param covered what the names begin with of which all were looked at
     * @param asked which of them have been told; each is told once, and looked up the next time
     */
    private record Look(Optional<Head> head, Map<String, Ref> refs, Set<String> covered, Set<String> asked) {
        boolean tells(String ref) {
            return covered.stream().anyMatch(ref::startsWith) && asked.add(ref);
        }
    }

    @Override
    public Optional<Head> head() {
        return look("fetch the main branch", expected).head();
    }

    @Override
    public Optional<Head> seen() {
        return last.filter(look -> look.covered().containsAll(expected)).flatMap(Look::head);
    }

    @Override
    public void expect(String prefix) {
        expected.add(HEADS + prefix);
    }

    private Look look(String doing, Collection<String> others) {
        var refs = tips(doing, Stream.concat(Stream.of(HEAD), others.stream()).toList());
        var head = Optional.ofNullable(refs.get(HEAD))
                .flatMap(ref -> Optional.ofNullable(ref.getObjectId()).map(tip -> new Head(mainBranch(ref), tip)));
        mainBranch = head.map(Head::name).or(() -> mainBranch);
        var look = new Look(head, refs, Set.copyOf(others), new HashSet<>());
        last = Optional.of(look);
        return look;
    }

    private static String mainBranch(Ref head) {
        // A server that names no branch for HEAD is older than Git 1.8.5.
        return head.isSymbolic() ? Repository.shortenRefName(head.getTarget().getName()) : "main";
    }

    @Override
    public Optional<String> mainBranch() {
        return mainBranch.or(() -> head().map(Head::name));
    }

    @Override
    public Optional<ObjectId> branch(String name) {
        var ref = HEADS + name;
        return tip(
                last.filter(look -> look.tells(ref))
                        .orElseGet(() -> {
                            var with = new LinkedHashSet<>(expected);
                            with.add(ref);
                            return look("fetch the branch `" + name + "`", with);
                        })
                        .refs(),
                ref);
    }

    /** Of the refs whose names are given, or begin so, the commits come with their names. */
    private Map<String, Ref> tips(String doing, List<String> wanted) {
        names.addAll(wanted);
        var request = new Request(
                doing,
                wanted,
                refs -> ids(refs, wanted).stream().filter(id -> !has(id)).toList(),
                filter,
                OptionalInt.of(1),
                List.of(),
                Set.copyOf(seen));
        var refs = commits(request);
        remember(ids(refs, wanted));
        return refs;
    }

    private static List<ObjectId> ids(Map<String, Ref> refs, Collection<String> wanted) {
        return refs.values().stream()
                .filter(ref -> wanted.stream()
                        .anyMatch(name -> name.endsWith("/")
                                ? ref.getName().startsWith(name)
                                : ref.getName().equals(name)))
                .map(Ref::getObjectId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Optional<ObjectId> tip(Map<String, Ref> refs, String name) {
        return Optional.ofNullable(refs.get(name)).map(Ref::getObjectId);
    }

    private void remember(List<ObjectId> commits) {
        seen.addAll(commits);
        if (filter == Filter.ALL_TREES) {
            needTops(commits);
        }
    }

    /** Fetches in two steps what a better filter would have given with the commits. */
    private void needTops(List<ObjectId> commits) {
        try (var reader = objects.newObjectReader()) {
            var roots = new ArrayList<ObjectId>();
            for (var commit : commits) {
                roots.add(new Commits(reader).read(commit).getTree().getId());
            }
            need(roots);
            var tops = new ArrayList<ObjectId>();
            for (var root : roots) {
                new Trees(this, reader)
                        .entries(root).stream()
                                .filter(entry -> Set.of("apps", "platform.yaml").contains(entry.name()))
                                .map(Trees.Entry::id)
                                .forEach(tops::add);
            }
            need(tops);
        } catch (IOException e) {
            throw JGitGitOpsRepository.unreadable("memory", "read a commit", e);
        }
    }

    /** Fetches commits with the best filter that the server has. */
    private Map<String, Ref> commits(Request request) {
        var refs = new AtomicReference<Map<String, Ref>>(Map.of());
        var asked = request.wanting(found -> {
            refs.set(found);
            return request.wanted().apply(found);
        });
        while (true) {
            try {
                link.fetch(asked.filtered(filter));
                return refs.get();
            } catch (Refusal refusal) {
                filter = switch (refusal.what()) {
                    case FILTER -> filter.next();
                    case ANY_FILTER -> Filter.NOTHING;
                    case OBJECT, COMMITS -> throw refusal;
                };
                seen.clear();
                // The refs are known by now.
                asked = Request.byId(request.doing(), request.wanted().apply(refs.get()), filter)
                        .like(request);
            }
        }
    }

    @Override
    public boolean obtain(ObjectId commit) {
        if (has(commit)) {
            return true;
        }
        if (names.isEmpty() && (head().isEmpty() || has(commit))) {
            return has(commit);
        }
        var doing = "fetch the commit `" + commit.name() + "`";
        if (!link.givesAnyObject()) {
            deepen(Integer.MAX_VALUE, doing, filter);
            return has(commit);
        }
        try {
            commits(Request.byId(doing, List.of(commit), filter).deep(1).knowing(seen));
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    @Override
    public void need(Collection<ObjectId> ids) {
        fetch(missing(ids), filter.leavesTreesOut() ? Filter.ALL_TREES : filter);
    }

    @Override
    public void needWhole(Collection<ObjectId> trees) {
        var missing = new ArrayList<ObjectId>();
        try (var reader = objects.newObjectReader()) {
            for (var tree : trees) {
                if (whole.add(tree)) {
                    collectMissing(new Trees(this, reader), tree, missing);
                }
            }
        } catch (IOException e) {
            throw JGitGitOpsRepository.unreadable("memory", "read a tree", e);
        }
        fetch(missing(missing), Filter.NOTHING);
    }

    private void collectMissing(Trees trees, ObjectId tree, List<ObjectId> missing) throws IOException {
        if (!has(tree)) {
            missing.add(tree);
            return;
        }
        for (var entry : trees.entries(tree)) {
            if (entry.isTree()) {
                collectMissing(trees, entry.id(), missing);
            } else if (entry.isFile()) {
                missing.add(entry.id());
            }
        }
    }

    private List<ObjectId> missing(Collection<ObjectId> ids) {
        return ids.stream().filter(id -> !has(id)).distinct().toList();
    }

    private void fetch(List<ObjectId> ids, Filter leavingOut) {
        if (ids.isEmpty()) {
            return;
        }
        try {
            link.fetch(Request.byId("fetch files", ids, leavingOut));
        } catch (Refusal refusal) {
            fetchEverything(ids);
        }
    }

    /** For a server that gives commits without files, and then does not give a file by its id. */
    private void fetchEverything(List<ObjectId> ids) {
        filter = Filter.NOTHING;
        var tips = new Request(
                "fetch all files",
                List.copyOf(names),
                refs -> ids(refs, names),
                filter,
                OptionalInt.of(1),
                List.of(),
                Set.of());
        link.fetch(tips);
        if (!missing(ids).isEmpty()) {
            deepen(Integer.MAX_VALUE, "fetch all files", filter);
        }
    }

    @Override
    public void deepen(ObjectId tip, int commits, Wanted wanted) {
        var leavingOut = wanted == Wanted.COMMITS && filter.leavesTreesOut() ? Filter.ALL_TREES : filter;
        if (link.givesAnyObject()) {
            link.fetch(Request.byId("fetch the history", List.of(tip), leavingOut)
                    .deep(commits)
                    .knowing(seen));
        } else {
            deepen(commits, "fetch the history", leavingOut);
        }
    }

    private void deepen(int commits, String doing, Filter leavingOut) {
        var all = new Request(
                doing,
                List.of(HEADS),
                refs -> refs.values().stream()
                        .filter(ref -> ref.getName().startsWith(HEADS))
                        .map(Ref::getObjectId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                leavingOut,
                OptionalInt.of(commits),
                List.of(),
                leavingOut == Filter.NOTHING ? Set.of() : Set.copyOf(seen));
        link.fetch(all);
    }

    @Override
    public Optional<Set<ObjectId>> fork(ObjectId branch) {
        if (!link.givesAnyObject()) {
            return Optional.empty();
        }
        var request = Request.byId(
                        "fetch the branch's commits",
                        List.of(branch),
                        filter.leavesTreesOut() ? Filter.ALL_TREES : filter)
                .notBehind(HEADS + mainBranch().orElse("main"))
                // JGit does not ask for what it is told to know.
                .knowing(seen.stream().filter(known -> !known.equals(branch)).toList());
        try {
            link.fetch(request);
            return Optional.of(objects.getObjectDatabase().getShallowCommits());
        } catch (Refusal refusal) {
            return refusal.what() == Refusal.Of.COMMITS ? Optional.of(Set.of(branch)) : Optional.empty();
        }
    }

    @Override
    public PushOutcome push(Move move) {
        // Whatever comes of it, what was seen before is no longer how things are.
        last = Optional.empty();
        var attempt = attempt(move);
        for (var left = ATTEMPTS; left > 1 && attempt instanceof Elsewhere(var refs) && leadsHere(move, refs); left--) {
            attempt = attempt(move);
        }
        return switch (attempt) {
            case Answered(var update, var messages) ->
                switch (update.getStatus()) {
                    case OK, UP_TO_DATE, NON_EXISTING -> landed(move);
                    case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD -> new Overtaken();
                    case NOT_ATTEMPTED, AWAITING_REPORT, REJECTED_NODELETE, REJECTED_OTHER_REASON ->
                        new Rejection(Optional.ofNullable(update.getMessage()).orElse("no reason given"), messages)
                                .outcome(() -> hasMoved(move));
                };
            case Elsewhere(var refs) ->
                move.kind() == Move.Kind.DELETE && tip(refs, move.ref()).isEmpty() ? move.landed() : new Overtaken();
        };
    }

    private Attempt attempt(Move move) {
        return link.push(move, refs -> isExpected(move, refs) && knows(move, refs));
    }

    /** Whether the main branch, which has moved on meanwhile, has what the new commit stands on; it is here then. */
    private boolean leadsHere(Move move, Map<String, Ref> refs) {
        return move.kind() == Move.Kind.REWRITE
                && isExpected(move, refs)
                && head().map(now -> new Ancestors(this).contains(now.tip(), parent(move)))
                        .orElse(false);
    }

    private ObjectId parent(Move move) {
        try (var reader = objects.newObjectReader()) {
            return Commits.parents(new Commits(reader).read(move.commit())).getFirst();
        } catch (IOException e) {
            throw JGitGitOpsRepository.unreadable("memory", "read a commit", e);
        }
    }

    private PushOutcome landed(Move move) {
        if (move.kind() != Move.Kind.DELETE) {
            seen.add(move.commit());
        }
        return move.landed();
    }

    private static boolean isExpected(Move move, Map<String, Ref> refs) {
        return tip(refs, move.ref()).orElse(ObjectId.zeroId()).equals(move.expected());
    }

    /** Whether one of the refs has what the new commit stands on, so that only what is new has to be sent. */
    private boolean knows(Move move, Map<String, Ref> refs) {
        if (move.kind() == Move.Kind.DELETE) {
            return true;
        }
        try (var reader = objects.newObjectReader()) {
            var here = refs.values().stream()
                    .map(Ref::getObjectId)
                    .filter(Objects::nonNull)
                    .filter(this::has)
                    .toList();
            return new Commits(reader).search(here, parent(move)).isFound();
        } catch (IOException e) {
            throw JGitGitOpsRepository.unreadable("memory", "read a commit", e);
        }
    }

    private boolean hasMoved(Move move) {
        return !isExpected(move, link.fetch(Request.looking("look at `" + move.branch() + "`", List.of(move.ref()))));
    }

    private boolean has(ObjectId id) {
        try {
            return objects.getObjectDatabase().has(id);
        } catch (IOException e) {
            throw JGitGitOpsRepository.unreadable("memory", "look an object up", e);
        }
    }
}
