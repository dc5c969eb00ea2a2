package dev.coop.config.login;

import dev.coop.config.ForgeKind;
import dev.coop.config.HostName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import java.util.List;
import java.util.Optional;

/**
 * Where a person logs in.
 *
 * @param system what it is
 * @param host where it is
 */
public record LoginPlace(Kind system, HostName host) {

    /** What a person can log in to. */
    public enum Kind {
        GITHUB,
        GITLAB,
        GITEA,
        REGISTRY,
        ARGOCD;

        /** Returns the kind of forge, if it is one. */
        public Optional<ForgeKind> forge() {
            return switch (this) {
                case GITHUB -> Optional.of(ForgeKind.GITHUB);
                case GITLAB -> Optional.of(ForgeKind.GITLAB);
                case GITEA -> Optional.of(ForgeKind.GITEA);
                case REGISTRY, ARGOCD -> Optional.empty();
            };
        }

        private static Kind of(ForgeKind kind) {
            return switch (kind) {
                case GITHUB -> GITHUB;
                case GITLAB -> GITLAB;
                case GITEA, FORGEJO -> GITEA;
                case LOCAL -> throw new IllegalArgumentException("nobody logs in to a folder");
            };
        }
    }

    /** Who may name the host that a token is sent to. */
    public enum NamedBy {
        /** A person sees it before anything is sent there, so that a file may name it. */
        ANYBODY,
        /** Nobody looks: only who runs the command may name it. */
        USER
    }

    /**
     * What is known of the platform.
     *
     * @param repository the host of its repository
     * @param api the host of its forge's API, where platform.yaml names that
     * @param forge the kind that platform.yaml names
     * @param registry the host of its registry
     * @param argoCds the hosts of its Argo CDs
     */
    public record Known(
            Optional<HostName> repository,
            Optional<HostName> api,
            Optional<ForgeKind> forge,
            Optional<HostName> registry,
            List<HostName> argoCds) {
        Optional<ForgeKind> kind() {
            return forge.or(() -> repository.flatMap(LoginPlace::kindOf));
        }

        /** A token is kept for the host of the forge's API, which need not be the repository's. */
        Optional<HostName> forgeHost() {
            return api.or(() -> repository);
        }

        /** Whether only platform.yaml says that host. */
        private boolean isElsewhere(HostName there) {
            return repository.filter(there::is).isEmpty();
        }
    }

    /**
     * Returns what is meant.
     *
     * @param system what was typed
     * @param typed the host that was typed
     * @param known what stands in where nothing was typed
     * @param namedBy who may name the host, where it was not typed
     * @throws Failure WRONG_USAGE when that is not enough
     */
    public static LoginPlace of(Optional<Kind> system, Optional<String> typed, Known known, NamedBy namedBy) {
        var host = typed.map(text -> HostName.ofServer(text)
                .filter(HostName::encrypted)
                .orElseThrow(() -> unclear("not a host: `" + text + "`", "write it as in --host github.com")));
        var meant = system.or(() ->
                        host.map(LoginPlace::kindOf).orElseGet(known::kind).map(Kind::of))
                .orElseThrow(() -> unclear(
                        "it is not known which forge to log in to",
                        "name it: coop login github, gitlab, gitea, registry or argocd, with --host HOST"));
        return new LoginPlace(
                meant,
                host.or(() -> usual(meant, known, namedBy))
                        .orElseThrow(() -> unclear("it is not known where to log in to", "add --host HOST")));
    }

    private static Optional<ForgeKind> kindOf(HostName host) {
        return ForgeKind.ofHost(host.value());
    }

    private static Optional<HostName> usual(Kind system, Known known, NamedBy namedBy) {
        return switch (system) {
            case REGISTRY -> known.registry();
            case ARGOCD ->
                known.argoCds().size() == 1 ? Optional.of(known.argoCds().getFirst()) : Optional.empty();
            case GITHUB, GITLAB, GITEA ->
                known.forgeHost()
                        .filter(_ -> known.kind().map(Kind::of).equals(Optional.of(system)))
                        .map(there -> seen(there, known, namedBy))
                        .or(() -> system.forge().flatMap(ForgeKind::usualHost));
        };
    }

    /** Where nobody sees where a token goes, a file must not send it to another host than the user named. */
    private static HostName seen(HostName there, Known known, NamedBy namedBy) {
        if (namedBy == NamedBy.USER && known.isElsewhere(there)) {
            throw unclear(
                    "only platform.yaml says that the forge is at `" + there.value() + "`",
                    "add --host " + there.value() + " where that is the right host for the token");
        }
        return there;
    }

    private static Failure unclear(String what, String next) {
        return new Failure(
                Failure.Kind.WRONG_USAGE,
                Diagnostic.error("login-unclear", what).hint(next));
    }
}
