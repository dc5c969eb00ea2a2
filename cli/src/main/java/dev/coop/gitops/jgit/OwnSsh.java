package dev.coop.gitops.jgit;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.RemoteSession2;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * The user's own ssh, which knows their keys, agent and hosts. It is looked for as Git does: {@code GIT_SSH_COMMAND},
 * {@code core.sshCommand} of the user's configuration, {@code GIT_SSH}, then {@code ssh}, which is told to ask nothing.
 */
final class OwnSsh extends SshSessionFactory {
    private final GitNetwork network;
    private final List<EndedProcess> started = new ArrayList<>();

    OwnSsh(GitNetwork network) {
        this.network = network;
    }

    @Override
    public String getType() {
        return "own";
    }

    @Override
    public RemoteSession getSession(URIish uri, @Nullable CredentialsProvider provider, FS fs, int timeout) {
        return new Session(uri);
    }

    /** Forgets what earlier requests were answered. */
    void begin() {
        started.clear();
    }

    /**
     * Returns how an ssh of this request ended: the first that failed, for after a refused push JGit looks whether
     * reading works.
     */
    Optional<SshAnswer> answer() {
        var answers = started.stream().map(EndedProcess::answer).toList();
        return answers.stream()
                .filter(each -> each.status() != 0)
                .findFirst()
                .or(() -> answers.stream().findFirst());
    }

    /** Returns whether it was told to ask nothing; what the user names instead of {@code ssh} was not. */
    boolean asksNothing() {
        return variable("GIT_SSH_COMMAND")
                .or(this::configured)
                .or(() -> variable("GIT_SSH"))
                .isEmpty();
    }

    private List<String> program() throws IOException {
        var line = variable("GIT_SSH_COMMAND").or(() -> configured());
        if (line.isPresent()) {
            // The user's words are a shell's, as Git has it.
            return List.of("sh", "-c", line.get() + " \"$@\"", line.get());
        }
        return variable("GIT_SSH")
                .map(List::of)
                .orElse(List.of("ssh", "-o", "BatchMode=yes", "-o", "SendEnv=GIT_PROTOCOL"));
    }

    private Optional<String> configured() {
        try {
            var user = SystemReader.getInstance().getUserConfig();
            return Optional.ofNullable(user.getString("core", null, "sshCommand"));
        } catch (IOException | ConfigInvalidException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(network.environment().get(name)).filter(value -> !value.isBlank());
    }

    private final class Session implements RemoteSession2 {
        private final URIish uri;

        Session(URIish uri) {
            this.uri = uri;
        }

        @Override
        public Process exec(String command, int timeout) throws IOException {
            return exec(command, Map.of(), timeout);
        }

        @Override
        public Process exec(String command, Map<String, String> environment, int timeout) throws IOException {
            var line = new ArrayList<>(program());
            if (uri.getPort() > 0) {
                line.addAll(List.of("-p", Integer.toString(uri.getPort())));
            }
            line.add(Optional.ofNullable(uri.getUser()).map(user -> user + "@").orElse("") + uri.getHost());
            line.add(command);
            try {
                var process = new EndedProcess(network.programs().open(line, environment), network.timeout());
                started.add(process);
                return process;
            } catch (IOException notStarted) {
                throw missing(line.getFirst(), notStarted);
            }
        }

        @Override
        public void disconnect() {
            // Each command has a connection of its own, which ends with it.
        }

        private Failure missing(String program, IOException cause) {
            return new Failure(
                    Failure.Kind.UNREACHABLE,
                    Diagnostic.error("ssh-not-started", "`" + program + "` cannot be started")
                            .at(new Location.OnRemote(uri.getHost(), "connect by SSH"))
                            .hint("install OpenSSH's client, name another one in `GIT_SSH_COMMAND`, or use the"
                                    + " repository's https address"),
                    cause);
        }
    }
}
