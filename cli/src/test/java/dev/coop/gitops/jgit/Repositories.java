package dev.coop.gitops.jgit;

import dev.coop.config.Credentials;
import dev.coop.config.Token;
import dev.coop.gitops.CommitSettings;
import dev.coop.http.Network;
import dev.coop.process.SystemPrograms;
import dev.coop.source.jgit.JGitSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Opens repositories as Wiring does, with a fixed clock and a home that is not there. */
public final class Repositories {
    private Repositories() {}

    static JGitGitOpsRepository open(String address, Path folder) {
        return open(address, folder, new Known(""));
    }

    /** Opens a repository at a path; commits get their time from the clock. */
    public static JGitGitOpsRepository open(Path repository, InstantSource clock) {
        return open(repository.toString(), repository, new Known(""), clock);
    }

    static JGitGitOpsRepository open(String address, Path folder, Known credentials) {
        return open(address, folder, credentials, InstantSource.fixed(Origin.NOW));
    }

    private static JGitGitOpsRepository open(String address, Path folder, Known credentials, InstantSource clock) {
        JGitSettings.install(Map.of("HOME", folder.resolve("home").toString()));
        return new JGitGitOpsRepository(
                address, folder, credentials, clock, CommitSettings.PLAIN, network(credentials));
    }

    /** Opens a repository at a path, with settings for its commits. */
    public static JGitGitOpsRepository open(Path repository, CommitSettings commits) {
        JGitSettings.install(Map.of("HOME", repository.resolve("home").toString()));
        var clock = InstantSource.fixed(Origin.NOW);
        return new JGitGitOpsRepository(
                repository.toString(), repository, new Known(""), clock, commits, network(new Known("")));
    }

    private static GitNetwork network(Known known) {
        return new GitNetwork(
                Map.of(),
                new SystemPrograms(),
                Network.of(Map.of()),
                Duration.ofSeconds(20),
                known.trace::add,
                what -> {
                    known.waits.add(what);
                    return () -> known.waits.add("done");
                });
    }

    /** A token for everything that is asked, which is written down, as is what is waited for. */
    record Known(String token, List<String> asked, List<String> trace, List<String> waits) implements Credentials {
        Known(String token) {
            this(token, new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
        }

        @Override
        public Optional<Login> forGit(String url) {
            asked.add(url);
            return token.isEmpty() ? Optional.empty() : Optional.of(new Login("ada", new Token(token), "the test"));
        }

        @Override
        public Optional<Token> forArgoCd(String url) {
            return Optional.empty();
        }
    }
}
