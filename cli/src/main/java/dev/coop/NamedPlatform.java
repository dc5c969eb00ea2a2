package dev.coop;

import dev.coop.cli.Age;
import dev.coop.cli.CoopVersion;
import dev.coop.cli.Session.KnownPlatform;
import dev.coop.config.PlatformChoice;
import dev.coop.config.UserConfiguration;
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
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Which platform a run means, and what its platform.yaml says: on its main branch, or in the copy that was kept. */
final class NamedPlatform {
    private final Surroundings surroundings;
    private final Supplier<Optional<String>> flag;
    private final Supplier<Optional<String>> app;
    private final BooleanSupplier personIsThere;

    /**
     * @param surroundings the variables, the user's configuration and the copies
     * @param flag what the command line names
     * @param app what coop.yaml names, where the command is about an app, whatever else is wrong in the file
     * @param personIsThere whether the sandbox may stand in
     */
    NamedPlatform(
            Surroundings surroundings,
            Supplier<Optional<String>> flag,
            Supplier<Optional<String>> app,
            BooleanSupplier personIsThere) {
        this.surroundings = surroundings;
        this.flag = flag;
        this.app = app;
        this.personIsThere = personIsThere;
    }

    /** Returns the platform to work with; fails where none is named and nobody could see that the sandbox is used. */
    PlatformChoice choice() {
        return PlatformChoice.of(
                sources(),
                personIsThere.getAsBoolean() ? PlatformChoice.Audience.PERSON : PlatformChoice.Audience.NOBODY);
    }

    /** Returns the platform that is named, if one is. */
    Optional<PlatformChoice> named() {
        return sources().first();
    }

    private PlatformChoice.Sources sources() {
        return new PlatformChoice.Sources(
                flag.get(),
                surroundings.variable("COOP_PLATFORM"),
                app.get(),
                UserConfiguration.read(surroundings.userConfiguration()).platform());
    }

    /** Returns what is known of the named platform without asking it; a path of it begins in the folder. */
    Optional<KnownPlatform> known(Path folder) {
        if (named().isEmpty()) {
            return Optional.empty();
        }
        var choice = choice();
        if (choice.isSandbox()) {
            return Optional.of(new KnownPlatform(read(SandboxPlatform.text()), "the sandbox"));
        }
        return copies().last(RepositoryAddress.of(choice.address(), folder))
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
