package dev.coop.cli.completion;

import dev.coop.config.PlatformChoice;
import dev.coop.config.PlatformSettings;
import dev.coop.gitops.PlatformCopies;
import dev.coop.sandbox.SandboxPlatform;
import dev.coop.source.AppGlance;
import dev.coop.source.RepositoryAddress;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The platforms as they were when coop last read them. Whoever completes is a person, so the sandbox is the default.
 */
public final class KeptPlatforms {
    private final Optional<String> variable;
    private final Path configuration;
    private final PlatformCopies copies;
    private final Path sandbox;
    private final UnaryOperator<String> located;

    /**
     * @param variable {@code COOP_PLATFORM}
     * @param configuration the user's configuration
     * @param copies what commands have kept
     * @param sandbox the sandbox's GitOps repository
     * @param located where Git would look for an address
     */
    public KeptPlatforms(
            Optional<String> variable,
            Path configuration,
            PlatformCopies copies,
            Path sandbox,
            UnaryOperator<String> located) {
        this.variable = variable;
        this.configuration = configuration;
        this.copies = copies;
        this.sandbox = sandbox;
        this.located = located;
    }

    /**
     * Returns what a platform.yaml said, whether all in it is right or not.
     *
     * @param folder where the command would run
     * @param flag {@code --platform}
     * @param app the app that it would be about
     */
    Optional<YamlMapping> seenFrom(Path folder, Optional<String> flag, Optional<AppGlance> app) {
        var choice = new PlatformSettings(flag, variable, configuration, folder)
                .choice(() -> app.map(file -> new PlatformSettings.AppFile(file.platform(), file.folder())))
                .orElseGet(() -> PlatformChoice.sandbox(PlatformChoice.Origin.DEFAULT));
        return (choice.isSandbox() ? Optional.of(sandbox()) : copy(choice))
                .map(text -> new SourceText("platform.yaml", text))
                .flatMap(text -> YamlReader.read(text).documents().stream().findFirst())
                .flatMap(YamlDocument::mapping);
    }

    /** Git is asked only where nothing is kept by the address as it is written: somebody waits. */
    private Optional<String> copy(PlatformChoice choice) {
        return copy(RepositoryAddress.of(choice.address(), choice.folder())).or(() -> {
            var there = choice.at(located);
            return copy(RepositoryAddress.of(there.address(), there.folder()));
        });
    }

    /** A sandbox that nobody has used yet has no copy, but it will begin as every sandbox does. */
    private String sandbox() {
        return copy(RepositoryAddress.of(sandbox.toString(), sandbox)).orElseGet(SandboxPlatform::text);
    }

    private Optional<String> copy(RepositoryAddress platform) {
        return copies.last(platform).map(PlatformCopies.Copy::text);
    }
}
