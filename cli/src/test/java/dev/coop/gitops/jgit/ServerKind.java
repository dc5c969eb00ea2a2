package dev.coop.gitops.jgit;

import dev.coop.gitops.GitHttpServer;
import java.nio.file.Path;

/** What the Git servers of the world can leave out of a fetch. */
enum ServerKind {
    ANY_FILTER,
    COARSE_FILTERS,
    FILE_FILTER,
    NO_FILTER,
    FIRST_PROTOCOL;

    GitHttpServer serving(Path folder) {
        var server = GitHttpServer.serving(folder);
        return switch (this) {
            case ANY_FILTER -> server;
            case COARSE_FILTERS -> server.withCoarseFilters();
            case FILE_FILTER -> server.withFileFilter();
            case NO_FILTER -> server.withoutFilter();
            case FIRST_PROTOCOL -> server.speakingVersion0();
        };
    }
}
