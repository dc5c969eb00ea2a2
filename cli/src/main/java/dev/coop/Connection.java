package dev.coop;

import dev.coop.config.PlatformChoice;
import dev.coop.delivery.Delivery;
import dev.coop.forge.Forge;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.image.ImageLookup;
import dev.coop.image.ImageStore;
import dev.coop.platform.Platform;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The platform that a run works with.
 *
 * @param choice which it is, and who said so
 * @param repository its GitOps repository
 * @param platform what its main branch says of it
 * @param forge where its pull requests live, if that is known; found out when somebody asks
 * @param delivery what syncs it
 * @param images where its images are looked up
 * @param store where its images go
 */
record Connection(
        PlatformChoice choice,
        GitOpsRepository repository,
        Platform platform,
        Supplier<Optional<Forge>> forge,
        Delivery delivery,
        ImageLookup images,
        ImageStore store) {}
