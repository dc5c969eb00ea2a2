package dev.coop;

import dev.coop.cli.CoopVersion;
import dev.coop.cli.Globals;
import dev.coop.config.ForgeKind;
import dev.coop.config.Machine;
import dev.coop.config.PlatformChoice;
import dev.coop.config.SystemCredentials;
import dev.coop.config.SystemCredentials.ForPlatform;
import dev.coop.config.Token;
import dev.coop.config.TokenFile;
import dev.coop.delivery.Delivery;
import dev.coop.delivery.argocd.ArgoCdDelivery;
import dev.coop.delivery.simulated.SimulatedDelivery;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.forge.Forge;
import dev.coop.forge.ForgeRecognition;
import dev.coop.forge.MergeLedger;
import dev.coop.forge.gitea.GiteaForge;
import dev.coop.forge.github.GitHubAppTokens;
import dev.coop.forge.github.GitHubForge;
import dev.coop.forge.gitlab.GitLabForge;
import dev.coop.forge.local.LocalForge;
import dev.coop.forge.local.Merger;
import dev.coop.gitops.CommitSettings;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.SigningSettings;
import dev.coop.gitops.jgit.BareRepository;
import dev.coop.gitops.jgit.GitNetwork;
import dev.coop.gitops.jgit.JGitGitOpsRepository;
import dev.coop.gitops.signing.GitSigning;
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
import dev.coop.source.jgit.SourceRepositories;
import dev.coop.terminal.Terminal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes the adapters of one run. */
final class Adapters {
    private final Surroundings surroundings;
    private final Globals globals;
    private final Terminal terminal;
    private final Network network;
    private final Once<RemoteCaller> caller = new Once<>(this::makeCaller);
    private final Once<ImageBuilder> imageBuilder = new Once<>(this::makeImageBuilder);
    private final Once<Optional<Token>> typed = new Once<>(this::readToken);
    private final SystemPrograms programs = new SystemPrograms();
    private final Map<PlatformChoice, SystemCredentials> credentials = new HashMap<>();

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

    /** Returns what opens the repositories of apps. */
    SourceRepositories sources() {
        return new SourceRepositories(surroundings.environment(), programs);
    }

    /** Who writes commits, and who makes them. */
    record People(Person author, Person committer, String origin) {}

    SandboxFolder sandboxFolder() {
        return SandboxFolder.of(surroundings.environment(), surroundings.home());
    }

    GitOpsRepository repository(PlatformChoice choice, Path folder, People people) {
        if (choice.isSandbox()) {
            new BareRepository(surroundings.clock())
                    .start(sandboxFolder().repository(), SandboxPlatform.files(), people.author());
            return git(sandboxFolder().repository().toString(), choice, CommitSettings.PLAIN);
        }
        return git(choice.address(), choice, settings(folder, people));
    }

    private CommitSettings settings(Path folder, People people) {
        return new CommitSettings(
                Optional.of(people.committer()),
                new GitSigning(
                        () -> signing(folder), programs, folder, surroundings.home(), surroundings.environment()));
    }

    SigningSettings signing(Path folder) {
        var environment = surroundings.environment();
        return SigningSettings.read(programs, folder, environment, sources().settings(folder)::value);
    }

    Network network() {
        return network;
    }

    RemoteCaller caller() {
        return caller.get();
    }

    private GitOpsRepository git(String address, PlatformChoice choice, CommitSettings commits) {
        return new JGitGitOpsRepository(
                address,
                choice.folder(),
                credentials(choice),
                surroundings.clock(),
                commits,
                new GitNetwork(
                        surroundings.environment(), programs, network, surroundings.patience(), this::trace, terminal));
    }

    /** A token that is given for the platform belongs to the one that its owner names, not to a changed coop.yaml's. */
    SystemCredentials credentials(PlatformChoice choice) {
        return credentials.computeIfAbsent(
                choice,
                each -> new SystemCredentials(
                        machine(),
                        new ForPlatform(
                                Optional.of(each.address()),
                                each.isNamedByApp() ? ForPlatform.Named.BY_APP : ForPlatform.Named.BY_USER,
                                typedToken(each)),
                        new GitHubAppTokens(caller, surroundings.clock())));
    }

    Machine machine() {
        return new Machine(surroundings.environment(), surroundings.home(), surroundings.workingFolder(), programs);
    }

    private Optional<Token> typedToken(PlatformChoice choice) {
        if (globals.tokenFile().isPresent() && choice.isNamedByApp()) {
            throw new Failure(
                    Failure.Kind.WRONG_USAGE,
                    Diagnostic.error(
                                    "token-without-platform",
                                    "`--token-file` belongs to a platform that you name, and coop.yaml names this one")
                            .hint("name it with --platform or COOP_PLATFORM as well"));
        }
        return typed.get();
    }

    private Optional<Token> readToken() {
        return globals.tokenFile().map(file -> TokenFile.read(file, surroundings.workingFolder(), terminal::input));
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
            case GITHUB -> new GitHubForge(caller.get(), address, api, surroundings.environment(), mine, this::warn);
            case GITLAB -> new GitLabForge(caller.get(), address, api, mine, surroundings.pause(), this::warn);
            case GITEA, FORGEJO ->
                new GiteaForge(kind, caller.get(), address, api, mine, surroundings.pause(), this::warn);
            case LOCAL -> new LocalForge(localPulls(address), address.value(), merger);
        });
    }

    /** Local pull requests are files beside a repository on this machine. */
    private static Path localPulls(RepositoryAddress address) {
        if (address.host().isPresent()) {
            throw new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error(
                                    "forge-not-local",
                                    "`forge: local` is for a GitOps repository on this machine, this one is "
                                            + address.value())
                            .at(new Location.OfFile("platform.yaml"))
                            .hint("set `forge` to github, gitlab or gitea, or leave it out"));
        }
        return Path.of(address.value()).resolve("coop-pulls");
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
        return new RegistryAccess(surroundings.environment(), surroundings.home(), network).telling(terminal);
    }

    private RemoteCaller makeCaller() {
        return new RemoteCaller(
                        CoopVersion.CURRENT,
                        network,
                        surroundings.clock(),
                        RandomGenerator.getDefault(),
                        surroundings.pause(),
                        this::trace)
                .within(surroundings.patience())
                .telling(terminal);
    }

    private void trace(String line) {
        if (globals.traced()) {
            terminal.alert(terminal.noteStyle().faint(line));
        }
    }
}
