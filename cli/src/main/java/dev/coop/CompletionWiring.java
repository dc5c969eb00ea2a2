package dev.coop;

import dev.coop.cli.completion.Candidates;
import dev.coop.cli.completion.KeptPlatforms;
import dev.coop.config.PlatformChoice;
import dev.coop.forge.local.LocalForge;
import dev.coop.gitops.PlatformCopies;
import dev.coop.process.SystemPrograms;
import dev.coop.sandbox.SandboxFolder;
import dev.coop.source.jgit.SourceRepositories;

/** Puts together what answers completion; apart from the rest, for somebody waits for it with a finger on a key. */
final class CompletionWiring {
    private CompletionWiring() {}

    static Candidates candidates(Surroundings surroundings) {
        var sandbox = SandboxFolder.of(surroundings.environment(), surroundings.home());
        return new Candidates(
                surroundings.workingFolder(),
                surroundings.home(),
                new KeptPlatforms(
                        surroundings.variable("COOP_PLATFORM"),
                        surroundings.userConfiguration(),
                        new PlatformCopies(surroundings.platformCopies()),
                        sandbox.repository(),
                        address -> new SourceRepositories(surroundings.environment(), new SystemPrograms())
                                .settings(surroundings.workingFolder())
                                .located(address)),
                () -> new LocalForge(sandbox.pullRequests(), PlatformChoice.SANDBOX).all());
    }
}
