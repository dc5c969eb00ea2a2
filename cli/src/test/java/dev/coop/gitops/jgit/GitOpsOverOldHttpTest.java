package dev.coop.gitops.jgit;

import dev.coop.gitops.GitHttpServer;
import dev.coop.gitops.GitOpsRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server of the first version of the protocol, which gives no object by its id. */
class GitOpsOverOldHttpTest implements GitOpsRepositoryContract {
    @TempDir
    Path folder;

    private GitHttpServer server;

    @BeforeEach
    void start() {
        server = GitHttpServer.serving(folder).speakingVersion0();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public GitOpsRepository open() {
        return Repositories.open(server.url("origin.git"), folder);
    }
}
