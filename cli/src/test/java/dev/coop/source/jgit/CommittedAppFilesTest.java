package dev.coop.source.jgit;

import dev.coop.app.SourceFiles;
import dev.coop.gitops.GitProgram;
import dev.coop.source.CommitId;
import dev.coop.source.SourceRepository;

class CommittedAppFilesTest extends AppFilesContract {

    @Override
    SourceFiles read(GitProgram git, SourceRepository app) {
        return app.filesAt(new CommitId(git.commit("all of it")));
    }
}
