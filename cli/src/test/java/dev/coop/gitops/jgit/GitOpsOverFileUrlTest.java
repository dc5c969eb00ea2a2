package dev.coop.gitops.jgit;

import dev.coop.diagnostic.Failure;
import dev.coop.gitops.GitOpsRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class GitOpsOverFileUrlTest implements GitOpsRepositoryContract {
    @TempDir
    Path folder;

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public GitOpsRepository open() {
        return Repositories.open("file://" + folder + "/origin.git", folder);
    }

    /** Nobody hides a folder. */
    @Override
    public Failure.Kind whereNothingIs() {
        return Failure.Kind.UNREACHABLE;
    }
}
