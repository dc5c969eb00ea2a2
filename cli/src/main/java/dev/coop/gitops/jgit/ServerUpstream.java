package dev.coop.gitops.jgit;

import dev.coop.config.Credentials;
import dev.coop.config.Credentials.Login;
import dev.coop.gitops.GitOpsRepository.Overtaken;
import dev.coop.gitops.GitOpsRepository.PushOutcome;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;

/**
 * A repository behind a Git server. Commits and trees are fetched without the files ({@code blob:none}) and a file when
 * it is needed; from a server that cannot do this everything is fetched. The memory has no refs: what a fetch may take
 * for known is only what was seen on the server, so that no file is left out as known that never came.
 */
final class ServerUpstream implements Upstream {
    private static final String HEAD = "HEAD";

    private final GitAddress.OnServer address;
    private final Optional<Login> login;
    private final GitNetwork network;
    private final WatchedConnections connections;
    private final OwnSsh ownSsh;
    private final Repository memory = new InMemoryRepository(new DfsRepositoryDescription("gitops"));
    private final Set<ObjectId> seen = new LinkedHashSet<>();
    private FilterSpec filter = withoutFiles();

    ServerUpstream(GitAddress.OnServer address, Credentials credentials, GitNetwork network) {
        this.address = address;
        this.login =
                address.typedLogin().or(() -> credentials.forGit(address.shown().value()));
        this.network = network;
        this.connections = new WatchedConnections(address.uri(), network);
        this.ownSsh = new OwnSsh(network);
    }

    private static FilterSpec withoutFiles() {
        try {
            return FilterSpec.fromFilterLine("blob:none");
        } catch (PackProtocolException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Repository objects() {
        return memory;
    }

    @Override
    public Optional<Head> head() {
        var refs = fetch("fetch the main branch", List.of(HEAD), found -> tips(found, HEAD));
        return Optional.ofNullable(refs.get(HEAD))
                .flatMap(ref -> Optional.ofNullable(ref.getObjectId()).map(tip -> new Head(mainBranch(ref), tip)));
    }

    private static String mainBranch(Ref head) {
        // A server that names no branch for HEAD is older than Git 1.8.5.
        return head.isSymbolic() ? Repository.shortenRefName(head.getTarget().getName()) : "main";
    }

    @Override
    public Optional<ObjectId> branch(String name) {
        var ref = "refs/heads/" + name;
        var refs = fetch("fetch the branch `" + name + "`", List.of(ref), found -> tips(found, ref));
        return Optional.ofNullable(refs.get(ref)).map(Ref::getObjectId);
    }

    private static List<ObjectId> tips(Map<String, Ref> refs, String name) {
        return Optional.ofNullable(refs.get(name)).map(Ref::getObjectId).stream()
                .toList();
    }

    @Override
    public boolean obtain(ObjectId commit) {
        if (has(commit)) {
            return true;
        }
        try {
            fetch("fetch the commit `" + commit.name() + "`", List.of(HEAD), _ -> List.of(commit));
            return true;
        } catch (UnknownObject _) {
            return false;
        }
    }

    @Override
    public void need(Collection<ObjectId> ids) {
        var missing = ids.stream().filter(id -> !has(id)).distinct().toList();
        if (missing.isEmpty()) {
            return;
        }
        try {
            exchange("fetch files", List.of(HEAD), _ -> missing, Set.of());
        } catch (UnknownObject _) {
            fetchEverything();
        }
    }

    /** For a server that gives commits without files, and then does not give a file by its id. */
    private void fetchEverything() {
        filter = FilterSpec.NO_FILTER;
        exchange("fetch all files", List.of(), found -> tipsOfBranches(found), Set.of());
    }

    private static List<ObjectId> tipsOfBranches(Map<String, Ref> refs) {
        return refs.values().stream()
                .filter(ref -> ref.getName().startsWith("refs/heads/"))
                .map(Ref::getObjectId)
                .distinct()
                .toList();
    }

    private Map<String, Ref> fetch(
            String doing, List<String> names, Function<Map<String, Ref>, List<ObjectId>> wanted) {
        var refs = exchange(doing, names, wanted.andThen(ids -> without(ids, this::has)), seen);
        seen.addAll(wanted.apply(refs));
        return refs;
    }

    private static List<ObjectId> without(List<ObjectId> ids, java.util.function.Predicate<ObjectId> known) {
        return ids.stream().filter(id -> !known.test(id)).toList();
    }

    private Map<String, Ref> exchange(
            String doing, List<String> names, Function<Map<String, Ref>, List<ObjectId>> wanted, Set<ObjectId> known) {
        try (var transport = open()) {
            transport.setFilterSpec(filter);
            try (var connection = transport.openFetch(List.of(), names.toArray(String[]::new))) {
                var refs = connection.getRefsMap();
                var ids = wanted.apply(refs);
                if (!ids.isEmpty()) {
                    connection.fetch(NullProgressMonitor.INSTANCE, refsTo(ids), known);
                }
                return refs;
            }
        } catch (TransportException | NotSupportedException e) {
            if (!filter.isNoOp() && says(e, "filter requires")) {
                filter = FilterSpec.NO_FILTER;
                return exchange(doing, names, wanted, known);
            }
            if (says(e, "not our ref") || says(e, "not valid")) {
                throw new UnknownObject(e);
            }
            throw trouble(doing, e);
        }
    }

    private static List<Ref> refsTo(List<ObjectId> ids) {
        return ids.stream()
                .<Ref>map(id -> new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, id.name(), id))
                .toList();
    }

    @Override
    public PushOutcome push(Move move) {
        try (var transport = open()) {
            var update = new RemoteRefUpdate(
                    memory,
                    move.kind() == Move.Kind.DELETE ? null : move.commit().name(),
                    move.commit(),
                    move.ref(),
                    move.kind() != Move.Kind.FAST_FORWARD,
                    null,
                    move.expected());
            var result = transport.push(NullProgressMonitor.INSTANCE, List.of(update));
            return outcome(move, update, result);
        } catch (TransportException e) {
            if (causes(e, MissingObjectException.class)) {
                // No branch of the server is one that was fetched: it has moved on, and coop knows too little of it.
                return new Overtaken();
            }
            throw trouble("push to `" + move.branch() + "`", e);
        } catch (IOException e) {
            throw trouble("push to `" + move.branch() + "`", e);
        }
    }

    private PushOutcome outcome(Move move, RemoteRefUpdate update, PushResult result) {
        return switch (update.getStatus()) {
            case OK, UP_TO_DATE -> {
                if (move.kind() != Move.Kind.DELETE) {
                    seen.add(move.commit());
                }
                yield move.landed();
            }
            case NON_EXISTING -> move.landed();
            case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD -> new Overtaken();
            case NOT_ATTEMPTED, AWAITING_REPORT, REJECTED_NODELETE, REJECTED_OTHER_REASON ->
                new Rejection(Optional.ofNullable(update.getMessage()).orElse("no reason given"), result.getMessages())
                        .outcome(() -> hasMoved(move));
        };
    }

    private boolean hasMoved(Move move) {
        var refs = exchange("look at `" + move.branch() + "`", List.of(move.ref()), _ -> List.of(), Set.of());
        var now =
                Optional.ofNullable(refs.get(move.ref())).map(Ref::getObjectId).orElse(ObjectId.zeroId());
        return !now.equals(move.expected());
    }

    private Transport open() throws NotSupportedException, TransportException {
        var transport = Transport.open(memory, address.uri());
        transport.setTimeout(Math.toIntExact(Math.max(1, network.timeout().toSeconds())));
        transport.setTagOpt(TagOpt.NO_TAGS);
        if (transport instanceof SshTransport ssh) {
            ssh.setSshSessionFactory(ownSsh);
        }
        if (transport instanceof TransportHttp http) {
            connections.forget();
            http.setHttpConnectionFactory(connections);
            login.ifPresent(known -> http.setPreemptiveBasicAuthentication(
                    known.user().isEmpty() ? "git" : known.user(), known.token().secret()));
        }
        return transport;
    }

    private RuntimeException trouble(String doing, IOException cause) {
        return new Trouble(address, login, doing, ownSsh::said).failure(connections.lastStatus(), cause);
    }

    private boolean has(ObjectId id) {
        try {
            return memory.getObjectDatabase().has(id);
        } catch (IOException e) {
            throw JGitGitOpsRepository.unreadable("memory", "look an object up", e);
        }
    }

    private static boolean says(Throwable thrown, String words) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at.getMessage() != null && at.getMessage().contains(words)) {
                return true;
            }
        }
        return false;
    }

    private static boolean causes(Throwable thrown, Class<? extends Throwable> kind) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    /** The server does not have, or does not give, an object that was asked for by its id. */
    private static final class UnknownObject extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownObject(Throwable cause) {
            super(cause);
        }
    }
}
