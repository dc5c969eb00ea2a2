package dev.coop.gitops.jgit;

import dev.coop.config.Credentials.Login;
import dev.coop.diagnostic.Failure;
import dev.coop.gitops.jgit.Upstream.Move;
import dev.coop.gitops.jgit.WatchedConnections.Interest;
import dev.coop.time.Work;
import dev.coop.time.Working;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;

/** Fetches from one server into, and pushes to it from, the objects on this side. */
final class ServerLink {
    private final GitAddress.OnServer address;
    private final Optional<Login> login;
    private final GitNetwork network;
    private final FetchedObjects objects;
    private final WatchedConnections connections;
    private final OwnSsh ownSsh;

    ServerLink(GitAddress.OnServer address, Optional<Login> login, GitNetwork network, FetchedObjects objects) {
        this.address = address;
        this.login = login;
        this.network = network;
        this.objects = objects;
        this.connections = new WatchedConnections(address.uri(), network);
        this.ownSsh = new OwnSsh(network);
    }

    /**
     * A question to the server.
     *
     * @param doing what it is for, in the words of an error
     * @param names the refs to look up; none where the objects alone are of interest
     * @param wanted which objects to fetch, given the refs
     * @param filter what to leave out of them
     * @param depth how many commits, each with its parents, are wanted
     * @param notBehind refs whose commits are not wanted
     * @param known commits that need not be sent, nor what is behind them
     */
    record Request(
            String doing,
            List<String> names,
            Function<Map<String, Ref>, List<ObjectId>> wanted,
            Filter filter,
            OptionalInt depth,
            List<String> notBehind,
            Set<ObjectId> known) {

        /** Looks refs up and fetches nothing. */
        static Request looking(String doing, List<String> names) {
            return new Request(doing, names, _ -> List.of(), Filter.NOTHING, OptionalInt.empty(), List.of(), Set.of());
        }

        /** Fetches objects by their ids, with all that is in them unless a filter leaves that out. */
        static Request byId(String doing, List<ObjectId> ids, Filter filter) {
            return new Request(doing, List.of(), _ -> ids, filter, OptionalInt.empty(), List.of(), Set.of());
        }

        Request wanting(Function<Map<String, Ref>, List<ObjectId>> other) {
            return new Request(doing, names, other, filter, depth, notBehind, known);
        }

        /** Returns this one as deep as another one. */
        Request like(Request other) {
            return new Request(doing, names, wanted, filter, other.depth, other.notBehind, Set.of());
        }

        Request filtered(Filter other) {
            return new Request(doing, names, wanted, other, depth, notBehind, known);
        }

        Request deep(int commits) {
            return new Request(doing, names, wanted, filter, OptionalInt.of(commits), notBehind, known);
        }

        Request notBehind(String ref) {
            return new Request(doing, names, wanted, filter, depth, List.of(ref), known);
        }

        Request knowing(Collection<ObjectId> commits) {
            return new Request(doing, names, wanted, filter, depth, notBehind, Set.copyOf(commits));
        }
    }

    /**
     * Asks.
     *
     * @return the refs that were looked up
     * @throws Refusal where the server does not do what the filter, a depth or an id asks for
     */
    Map<String, Ref> fetch(Request request) {
        try (var _ = waiting(request.doing());
                var transport = open(objects, request.names().isEmpty() ? Interest.OBJECTS : Interest.REFS)) {
            transport.setFilterSpec(request.filter().spec());
            request.depth().ifPresent(transport::setDepth);
            transport.setDeepenNots(request.notBehind());
            var names = request.names().isEmpty() ? List.of("HEAD") : request.names();
            try (var connection = transport.openFetch(List.of(), names.toArray(String[]::new))) {
                var refs = connection.getRefsMap();
                var ids = request.wanted().apply(refs);
                if (!ids.isEmpty()) {
                    connection.fetch(NullProgressMonitor.INSTANCE, refsTo(ids), request.known());
                }
                return refs;
            }
        } catch (TransportException | NotSupportedException e) {
            throw Refusal.of(e).<RuntimeException>map(Function.identity()).orElseGet(() -> trouble(request.doing(), e));
        }
    }

    private static List<Ref> refsTo(List<ObjectId> ids) {
        return ids.stream()
                .<Ref>map(id -> new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, id.name(), id))
                .toList();
    }

    /** What came of an attempt to push: how it went, or the refs that the server has instead of those it should. */
    sealed interface Attempt {}

    /** The server's answer. */
    record Answered(RemoteRefUpdate update, String messages) implements Attempt {}

    /** The server is not where it was expected to be. */
    record Elsewhere(Map<String, Ref> refs) implements Attempt {}

    /** Pushes if the refs that the server has are as they should be. */
    Attempt push(Move move, Predicate<Map<String, Ref>> asExpected) {
        var source = new PushedObjects(objects);
        try (var _ = waiting(pushing(move));
                var transport = open(source, Interest.REFS);
                var connection = transport.openPush()) {
            var refs = connection.getRefsMap();
            if (!asExpected.test(refs)) {
                return new Elsewhere(refs);
            }
            var update = new RemoteRefUpdate(
                    source,
                    move.kind() == Move.Kind.DELETE ? null : move.commit().name(),
                    move.commit(),
                    move.ref(),
                    move.kind() != Move.Kind.FAST_FORWARD,
                    null,
                    move.expected());
            connection.push(NullProgressMonitor.INSTANCE, Map.of(move.ref(), update));
            return new Answered(update, connection.getMessages());
        } catch (IOException e) {
            throw trouble(pushing(move), e);
        }
    }

    private static String pushing(Move move) {
        return "push to `" + move.branch() + "`";
    }

    /** Where the user's own ssh may ask for something, nothing is written beside its question. */
    private Work waiting(String doing) {
        return isHttp() || ownSsh.asksNothing()
                ? network.working().waiting(address.shown().value(), doing)
                : Working.UNSEEN.working(doing);
    }

    /** Whether it gives every object that it has by its id, as all servers of protocol version 2 do. */
    boolean givesAnyObject() {
        return !isHttp() || connections.isVersion2();
    }

    private boolean isHttp() {
        return Optional.ofNullable(address.uri().getScheme()).orElse("ssh").startsWith("http");
    }

    private Transport open(Repository local, Interest interest) throws NotSupportedException, TransportException {
        var transport = Transport.open(local, address.uri());
        transport.setTimeout(Math.toIntExact(Math.max(1, network.timeout().toSeconds())));
        transport.setTagOpt(TagOpt.NO_TAGS);
        transport.setPushThin(true);
        if (transport instanceof SshTransport ssh) {
            ownSsh.begin();
            ssh.setSshSessionFactory(ownSsh);
        }
        if (transport instanceof TransportHttp http) {
            connections.begin(interest);
            http.setHttpConnectionFactory(connections);
            login.ifPresent(known -> http.setPreemptiveBasicAuthentication(
                    known.user().isEmpty() ? "git" : known.user(), known.token().secret()));
        }
        return transport;
    }

    /** Returns the failure that says what went wrong. */
    Failure trouble(String doing, Exception cause) {
        return new Trouble(address, login, doing, ownSsh::answer).failure(connections.lastStatus(), cause);
    }
}
