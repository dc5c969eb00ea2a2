package dev.coop;

import dev.coop.cli.Age;
import dev.coop.cli.CoopVersion;
import dev.coop.cli.PlatformSession.KnownPlatform;
import dev.coop.config.PlatformChoice;
import dev.coop.config.PlatformSettings;
import dev.coop.config.PlatformSettings.AppFile;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.gitops.PlatformCopies;
import dev.coop.gitops.Snapshot;
import dev.coop.platform.Platform;
import dev.coop.sandbox.SandboxPlatform;
import dev.coop.source.RepositoryAddress;
import dev.coop.validate.PlatformFile;
import dev.coop.yaml.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Which platform a command means, and what its platform.yaml says: on its main branch, or in the copy that was kept.
 *
 * @param surroundings the user's configuration, the copies and the time
 * @param settings what is named outside of coop.yaml
 * @param app reads the coop.yaml that may name one
 * @param located where Git would look for an address
 */
record NamedPlatform(
        Surroundings surroundings,
        PlatformSettings settings,
        Supplier<Optional<AppFile>> app,
        UnaryOperator<String> located) {

    /** Returns the platform that is named, if one is. */
    Optional<PlatformChoice> named() {
        return settings.choice(app).map(choice -> choice.isSandbox() ? choice : choice.at(located));
    }

    /** Returns what is known of a platform without asking it. */
    Optional<KnownPlatform> known(PlatformChoice choice) {
        if (choice.isSandbox()) {
            return Optional.of(new KnownPlatform(read(SandboxPlatform.text()), "which is built in"));
        }
        return copies().last(RepositoryAddress.of(choice.address(), choice.folder()))
                .map(copy -> new KnownPlatform(
                        read(copy.text()),
                        "read " + Age.of(copy.readAt(), surroundings.clock().instant()) + " ago"));
    }

    /** Reads the platform at the tip of its main branch, and keeps a copy for when it is not asked. */
    Platform keep(RepositoryAddress address, Snapshot tip) {
        var platform = read(tip);
        copies().keep(address, tip.commit(), text(tip));
        return platform;
    }

    private PlatformCopies copies() {
        return new PlatformCopies(surroundings.platformCopies());
    }

    /** Reads the platform.yaml of a commit. */
    static Platform read(Snapshot tip) {
        return read(text(tip));
    }

    private static Platform read(String text) {
        return new PlatformFile(CoopVersion.CURRENT).read(new SourceText("platform.yaml", text));
    }

    private static String text(Snapshot tip) {
        return tip.file("platform.yaml")
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new Failure(
                        Failure.Kind.INVALID_INPUT,
                        Diagnostic.error(
                                        "no-platform-file",
                                        "the GitOps repository has no platform.yaml on its main branch")
                                .at(new Location.OfFile("platform.yaml"))
                                .hint("check the address; a platform is a repository with a platform.yaml at"
                                        + " its root")));
    }
}
