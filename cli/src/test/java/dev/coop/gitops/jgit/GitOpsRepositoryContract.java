package dev.coop.gitops.jgit;

import dev.coop.gitops.GitOpsRepository;
import java.nio.file.Path;

/** What a GitOps repository does, wherever it is. */
interface GitOpsRepositoryContract extends GitOpsReadingContract, GitOpsPushingContract {
    @Override
    Path folder();

    @Override
    GitOpsRepository open();
}
