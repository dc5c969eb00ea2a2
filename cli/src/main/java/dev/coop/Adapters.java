package dev.coop;

import dev.coop.cli.CoopVersion;
import dev.coop.cli.Globals;
import dev.coop.config.Credentials;
import dev.coop.config.PlatformChoice;
import dev.coop.config.SystemCredentials;
import dev.coop.delivery.Delivery;
import dev.coop.delivery.argocd.ArgoCdDelivery;
import dev.coop.delivery.simulated.SimulatedDelivery;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.forge.Forge;
import dev.coop.forge.ForgeKind;
import dev.coop.forge.ForgeRecognition;
import dev.coop.forge.MergeLedger;
import dev.coop.forge.gitea.GiteaForge;
import dev.coop.forge.github.GitHubForge;
import dev.coop.forge.gitlab.GitLabForge;
import dev.coop.forge.local.LocalForge;
import dev.coop.forge.local.Merger;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.jgit.BareRepository;
import dev.coop.gitops.jgit.GitNetwork;
import dev.coop.gitops.jgit.JGitGitOpsRepository;
import dev.coop.http.Network;
import dev.coop.http.RemoteCaller;
import dev.coop.image.ImageBuilder;
import dev.coop.image.ImageLookup;
import dev.coop.image.ImageStore;
import dev.coop.image.RegistryStore;
import dev.coop.image.jib.JibImageBuilder;
import dev.coop.image.jib.RegistryAccess;
import dev.coop.image.jib.RegistryLookup;
import dev.coop.platform.Platform;
import dev.coop.process.SystemPrograms;
import dev.coop.sandbox.Sandbox;
import dev.coop.sandbox.SandboxFolder;
import dev.coop.sandbox.SandboxImages;
import dev.coop.sandbox.SandboxPlatform;
import dev.coop.sandbox.SandboxStore;
import dev.coop.source.Person;
import dev.coop.source.RepositoryAddress;
import dev.coop.source.jgit.JGitSettings;
import dev.coop.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes the adapters of one run. */
final class Adapters {
    private static final Duration GIT_TIMEOUT = Duration.ofSeconds(60);

    private final Surroundings surroundings;
    private final Globals globals;
    private final Terminal terminal;
    private final Network network;
    private final Once<RemoteCaller> caller = new Once<>(this::makeCaller);
    private final Once<ImageBuilder> imageBuilder = new Once<>(this::makeImageBuilder);
    private final SystemPrograms programs = new SystemPrograms();

    Adapters(Surroundings surroundings, Globals globals, Terminal terminal) {
        this.surroundings = surroundings;
        this.globals = globals;
        this.terminal = terminal;
        this.network = Network.of(surroundings.environment());
        network.leadLibraries();
        JGitSettings.install(surroundings.environment());
    }

    SystemPrograms programs() {
        return programs;
    }

    SandboxFolder sandboxFolder() {
        return SandboxFolder.of(surroundings.environment(), surroundings.home());
    }

    GitOpsRepository repository(PlatformChoice choice, Path folder, Person person) {
        if (choice.isSandbox()) {
            new BareRepository(surroundings.clock())
                    .start(sandboxFolder().repository(), SandboxPlatform.files(), person);
            return git(sandboxFolder().repository().toString(), choice, folder);
        }
        return git(choice.address(), choice, folder);
    }

    private GitOpsRepository git(String address, PlatformChoice choice, Path folder) {
        return new JGitGitOpsRepository(
                address,
                folder,
                credentials(choice),
                surroundings.clock(),
                new GitNetwork(surroundings.environment(), programs, network, GIT_TIMEOUT, this::trace));
    }

    /** COOP_TOKEN belongs to the platform that its owner names; a changed coop.yaml must not send it elsewhere. */
    private Credentials credentials(PlatformChoice choice) {
        var platform = choice.isNamedByApp() ? Optional.<String>empty() : Optional.of(choice.address());
        return new SystemCredentials(
                surroundings.environment(), surroundings.home(), surroundings.workingFolder(), programs, platform);
    }

    /**
     * Makes the forge of a platform.
     *
     * @param person who merges where the forge is a folder
     */
    Optional<Forge> forge(
            PlatformChoice choice, Platform platform, GitOpsRepository repository, Supplier<Person> person) {
        Merger merger = (pullRequests, number, request) ->
                new Sandbox(repository, pullRequests).merge(number, request, person.get());
        if (choice.isSandbox()) {
            return Optional.of(new LocalForge(sandboxFolder().pullRequests(), PlatformChoice.SANDBOX, merger));
        }
        var address = repository.address();
        var api = platform.forge().flatMap(Platform.ForgeChoice::api);
        var mine = credentials(choice);
        return forgeKind(platform, address).map(kind -> switch (kind) {
            case GITHUB -> new GitHubForge(caller.get(), address, api, mine, this::warn);
            case GITLAB -> new GitLabForge(caller.get(), address, api, mine, surroundings.pause(), this::warn);
            case GITEA, FORGEJO ->
                new GiteaForge(kind, caller.get(), address, api, mine, surroundings.pause(), this::warn);
            case LOCAL -> new LocalForge(Path.of(address.value()).resolve("coop-pulls"), address.value(), merger);
        });
    }

    private Optional<ForgeKind> forgeKind(Platform platform, RepositoryAddress address) {
        return platform.forge().isPresent()
                ? platform.forge().map(Platform.ForgeChoice::kind).flatMap(ForgeKind::named)
                : new ForgeRecognition(caller.get()).of(address);
    }

    private void warn(Diagnostic found) {
        terminal.warning(found.message());
    }

    /** Makes the record of the sandbox's pull requests. */
    MergeLedger sandboxPullRequests() {
        return new LocalForge(sandboxFolder().pullRequests(), PlatformChoice.SANDBOX);
    }

    Delivery delivery(PlatformChoice choice, GitOpsRepository repository) {
        return choice.isSandbox()
                ? new SimulatedDelivery(repository, surroundings.clock())
                : new ArgoCdDelivery(caller.get(), credentials(choice));
    }

    ImageLookup images(PlatformChoice choice) {
        return choice.isSandbox() ? new SandboxImages(sandboxFolder().images()) : new RegistryLookup(registryAccess());
    }

    ImageStore store(PlatformChoice choice) {
        return choice.isSandbox()
                ? new SandboxStore(
                        imageBuilder.get(), new SandboxImages(sandboxFolder().images()))
                : new RegistryStore(imageBuilder.get());
    }

    ImageBuilder imageBuilder() {
        return imageBuilder.get();
    }

    private ImageBuilder makeImageBuilder() {
        return new JibImageBuilder(
                registryAccess(),
                surroundings.xdg("XDG_CACHE_HOME", ".cache").resolve("coop/layers"),
                surroundings.clock());
    }

    private RegistryAccess registryAccess() {
        return new RegistryAccess(surroundings.environment(), surroundings.home(), network);
    }

    private RemoteCaller makeCaller() {
        return new RemoteCaller(
                CoopVersion.CURRENT,
                network,
                surroundings.clock(),
                RandomGenerator.getDefault(),
                surroundings.pause(),
                this::trace);
    }

    private void trace(String line) {
        if (globals.traced()) {
            terminal.alert(terminal.noteStyle().faint(line));
        }
    }
}
