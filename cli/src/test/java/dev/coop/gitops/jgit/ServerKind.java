package dev.coop.gitops.jgit;

import dev.coop.gitops.GitHttpServer;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** What the Git servers of the world can leave out of a fetch. */
enum ServerKind {
    ANY_FILTER(server -> server),
    COARSE_FILTERS(GitHttpServer::withCoarseFilters),
    FILE_FILTER(GitHttpServer::withFileFilter),
    NO_FILTER(GitHttpServer::withoutFilter),
    FIRST_PROTOCOL(GitHttpServer::speakingVersion0);

    private final UnaryOperator<GitHttpServer> settings;

    ServerKind(UnaryOperator<GitHttpServer> settings) {
        this.settings = settings;
    }

    GitHttpServer serving(Path folder) {
        return settings.apply(GitHttpServer.serving(folder));
    }
}
