package dev.coop.deploy;

import dev.coop.app.SourceFiles;
import dev.coop.gitops.Release;
import dev.coop.image.ImageReference.Digest;
import dev.coop.image.ImageRepository;
import dev.coop.validate.CheckedApp;

/**
 * What a release is made of, before it is known where it goes.
 *
 * @param app the app, which breaks no rule
 * @param files its files as of the source commit
 * @param source where they come from
 * @param repository the image's repository
 * @param digest the image's digest
 * @param origin a line for people on where this was taken from
 */
public record Candidate(
        CheckedApp app,
        SourceFiles files,
        Release.Source source,
        ImageRepository repository,
        Digest digest,
        String origin) {}
