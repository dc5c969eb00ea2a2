package dev.coop;

import dev.coop.app.App;
import dev.coop.app.AppName;
import dev.coop.app.SourceFiles;
import dev.coop.cli.Access;
import dev.coop.cli.BuildLines;
import dev.coop.cli.CoopVersion;
import dev.coop.cli.Globals;
import dev.coop.cli.Hints;
import dev.coop.cli.Session;
import dev.coop.cli.completion.Candidates;
import dev.coop.config.PlatformChoice;
import dev.coop.deploy.DeployProgress;
import dev.coop.deploy.Deployer;
import dev.coop.deploy.ImageCheck;
import dev.coop.deploy.Planner;
import dev.coop.deploy.Undoing;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.doctor.Doctor;
import dev.coop.history.HistoryReader;
import dev.coop.image.AppBuilder;
import dev.coop.image.AppImage;
import dev.coop.image.BuildRun;
import dev.coop.image.ImageReference;
import dev.coop.image.ImageStore;
import dev.coop.image.TarStore;
import dev.coop.manifest.Manifest;
import dev.coop.manifest.Renderer;
import dev.coop.manifest.Rendering;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import dev.coop.process.Browser;
import dev.coop.rollback.Earlier;
import dev.coop.sandbox.Sandbox;
import dev.coop.scaffold.Scaffolder;
import dev.coop.scaffold.Start;
import dev.coop.source.AppFolder;
import dev.coop.source.Person;
import dev.coop.source.SourceRepository;
import dev.coop.source.jgit.JGitSourceRepository;
import dev.coop.source.jgit.RepositoryStart;
import dev.coop.status.Addresses;
import dev.coop.status.RolloutWatcher;
import dev.coop.status.StatusReader;
import dev.coop.terminal.StreamTerminal;
import dev.coop.terminal.Terminal;
import dev.coop.tour.Guide;
import dev.coop.validate.AppFile;
import dev.coop.yaml.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of one run, each made when it is first asked for. */
final class WiredSession implements Session {
    private final Surroundings surroundings;
    private final Globals globals;
    private final TourWiring.Inside inside;
    private final Once<Terminal> terminal = new Once<>(this::makeTerminal);
    private final Once<Adapters> adapters = new Once<>(this::makeAdapters);
    private final Once<Connection> connection = new Once<>(this::connect);
    private final Once<SourceRepository> source = new Once<>(this::openSource);
    private final Map<Optional<AppName>, AppFolder> apps = new HashMap<>();
    private final NamedPlatform platforms;
    private Optional<AppFolder> current = Optional.empty();

    WiredSession(Surroundings surroundings, Globals globals, TourWiring.Inside inside) {
        this.surroundings = surroundings;
        this.globals = globals;
        this.inside = inside;
        this.platforms = new NamedPlatform(
                surroundings, globals::platform, () -> current.flatMap(AppFolder::platform), this::personIsThere);
    }

    @Override
    public Terminal terminal() {
        return terminal.get();
    }

    private Terminal makeTerminal() {
        var seenBy = surroundings.seenBy();
        var environment = surroundings.environment();
        return new StreamTerminal(
                surroundings.streams(),
                globals.talk(),
                globals.look().styleOf(seenBy.out(), environment),
                globals.look().styleOf(seenBy.err(), environment),
                personIsThere(),
                command -> Hints.naming(globals.platform(), command));
    }

    private boolean personIsThere() {
        return surroundings.seenBy().in()
                && surroundings.seenBy().err()
                && globals.mayAsk()
                && surroundings.variable("CI").filter("true"::equals).isEmpty();
    }

    @Override
    public Path folder() {
        var folder =
                globals.folder(surroundings.workingFolder()).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new Failure(
                    Failure.Kind.WRONG_USAGE,
                    Diagnostic.error("no-such-folder", "there is no folder `" + folder + "`")
                            .hint("correct -C; coop init DIR makes a new one"));
        }
        return folder;
    }

    @Override
    public InstantSource clock() {
        return surroundings.clock();
    }

    @Override
    public AppFolder app(Optional<AppName> name) {
        var found = apps.computeIfAbsent(
                name,
                wanted -> wanted.map(each -> AppFolder.named(folder(), each, this::open))
                        .orElseGet(() -> AppFolder.find(folder(), this::open)));
        current = Optional.of(found);
        return found;
    }

    @Override
    public List<AppFolder> apps() {
        var found = AppFolder.below(folder(), this::open);
        if (found.stream().map(AppFolder::platform).distinct().count() > 1) {
            throw new Failure(
                    Failure.Kind.WRONG_USAGE,
                    Diagnostic.error("several-platforms", "the apps below this folder name different platforms")
                            .hint("deploy each by itself, or name one with --platform"));
        }
        current = Optional.of(found.stream().findFirst().orElseGet(() -> AppFolder.find(folder(), this::open)));
        return found.isEmpty() ? List.of(current.get()) : found;
    }

    @Override
    public AppName appName(Optional<AppName> name) {
        return name.orElseGet(() -> described(app(name)).name());
    }

    private static App described(AppFolder app) {
        return new AppFile()
                .read(new SourceText(
                        app.prefix() + SourceFiles.COOP_YAML, app.files().coopYaml()));
    }

    private SourceRepository openSource() {
        return current.map(AppFolder::source).orElseGet(() -> open(folder()));
    }

    private SourceRepository open(Path folder) {
        adapters.get();
        return JGitSourceRepository.open(folder, surroundings.environment());
    }

    private Adapters makeAdapters() {
        return new Adapters(surroundings, globals, terminal());
    }

    @Override
    public Person person() {
        return source.get().author();
    }

    private Adapters.People people() {
        return new Adapters.People(source.get().author(), source.get().committer());
    }

    private Connection connect() {
        var folder = folder();
        var choice = platforms.choice();
        if (choice.isFallback()) {
            terminal().note("using the sandbox (simulated): no platform is named");
        }
        var made = adapters.get();
        var repository = made.repository(choice, folder, people());
        var tip = repository.tip();
        var platform = platforms.keep(repository.address(), tip);
        return new Connection(
                choice,
                repository,
                platform,
                new Once<>(() -> made.forge(choice, platform, repository, this::person)),
                made.delivery(choice, repository),
                made.images(choice),
                made.store(choice));
    }

    @Override
    public Platform platform() {
        return connection.get().platform();
    }

    @Override
    public boolean simulated() {
        return connection.get().choice().isSandbox();
    }

    @Override
    public Start start(Path folder) {
        var repository = open(folder);
        var origin = repository
                .head()
                .map(_ -> repository.origin())
                .filter(address -> address.host().isPresent());
        return new Start(
                folder,
                origin,
                new Scaffolder(CoopVersion.CURRENT),
                (app, files, message) ->
                        new RepositoryStart(surroundings.clock()).in(app, files, repository.author(), message));
    }

    @Override
    public Optional<KnownPlatform> knownPlatform() {
        return platforms.known(folder());
    }

    @Override
    public List<Manifest> render(AppFolder app, Environment environment, Optional<ImageReference> image) {
        var description = described(app);
        var head = source.get().head();
        return Renderer.render(new Rendering(
                description,
                app.files(),
                platform(),
                environment,
                image.orElseGet(() -> AppImage.repository(description, platform(), environment.name())
                        .at(ImageReference.Digest.NOT_BUILT)),
                platform().teamOf(description.name()).map(Platform.Team::name).or(description::team),
                new Rendering.Provenance(
                        source.get().origin().value(),
                        head.map(commit -> commit.id().value()).orElse("not committed yet"))));
    }

    @Override
    public Build build(AppFolder app, Optional<Path> tar) {
        var description = described(app);
        var builder = new AppBuilder(new BuildRun(adapters.get().programs(), surroundings.clock()), source.get());
        var store = tar.map(this::tarStore).orElseGet(() -> connection.get().store());
        var repository = tar.isPresent() ? AppImage.named(description) : AppImage.repository(description, platform());
        return progress -> builder.build(description, app.folder(), repository, store, progress, terminal()::detail);
    }

    /** Where no real platform is named, a tar need not have the base that cannot be fetched either. */
    private ImageStore tarStore(Path file) {
        var store = new TarStore(adapters.get().imageBuilder(), folder().resolve(file));
        var real = platforms.named().filter(choice -> !choice.isSandbox()).isPresent();
        return (recipe, repository, tags, progress) ->
                store.store(real ? recipe : recipe.orOnScratch(), repository, tags, progress);
    }

    @Override
    public Deployer deployer(AppFolder app, DeployProgress progress) {
        return releases().workshop(progress).one(planner(app, source.get(), imageCheck()));
    }

    @Override
    public Deployer deployer(List<AppFolder> apps, DeployProgress progress) {
        var images = imageCheck();
        return releases()
                .workshop(progress)
                .all(apps.stream()
                        .map(app -> planner(app, app.source(), images))
                        .toList());
    }

    private ImageCheck imageCheck() {
        return new ImageCheck(connection.get().images());
    }

    private Planner planner(AppFolder app, SourceRepository its, ImageCheck images) {
        return releases().planner(described(app).name(), its, images, _ -> offerToBuild(app));
    }

    private Optional<ImageReference.Digest> offerToBuild(AppFolder app) {
        if (!terminal().interactive() || !terminal().confirm("no image was built for this commit; build it now?")) {
            return Optional.empty();
        }
        return build(app, Optional.empty())
                .run(new BuildLines(terminal()))
                .reference()
                .digest();
    }

    private WiredReleases releases() {
        return new WiredReleases(surroundings, connection.get(), source.get());
    }

    @Override
    public Undoing rollback(AppName app, Earlier earlier, String reason, DeployProgress progress) {
        return releases().rollback(app, earlier, reason, progress);
    }

    @Override
    public Undoing removal(AppName app, DeployProgress progress) {
        return releases().removal(app, progress);
    }

    @Override
    public StatusReader statusReader() {
        return releases().status();
    }

    @Override
    public HistoryReader historyReader() {
        return releases().history();
    }

    @Override
    public Addresses addresses() {
        return releases().addresses();
    }

    @Override
    public Browser browser() {
        return new Browser(
                adapters.get().programs(),
                surroundings.environment(),
                surroundings.system(),
                surroundings.workingFolder());
    }

    @Override
    public RolloutWatcher watcher() {
        return new RolloutWatcher(surroundings.clock(), surroundings.pause());
    }

    @Override
    public Sandbox sandbox() {
        var made = adapters.get();
        return new Sandbox(
                made.repository(new PlatformChoice(PlatformChoice.SANDBOX, "this command"), folder(), people()),
                made.sandboxPullRequests());
    }

    @Override
    public void resetSandbox() {
        adapters.get().sandboxFolder().empty();
    }

    @Override
    public Access access() {
        glanceAtApp();
        return new AccessWiring(surroundings, adapters.get(), platforms, folder());
    }

    @Override
    public Doctor doctor() {
        glanceAtApp();
        return new DoctorWiring(
                        surroundings,
                        adapters.get(),
                        platforms,
                        folder(),
                        () -> described(app(Optional.empty())).name().value(),
                        this::people)
                .doctor();
    }

    /** What coop.yaml names counts, if there is one here. */
    private void glanceAtApp() {
        try {
            app(Optional.empty());
        } catch (Failure noApp) {
            current = Optional.empty();
        }
    }

    @Override
    public Guide guide() {
        return TourWiring.guide(terminal(), surroundings.clock(), inside);
    }

    @Override
    public Candidates candidates() {
        return CompletionWiring.candidates(surroundings);
    }

    @Override
    public Interruption onInterrupt(Runnable action) {
        return surroundings.interrupts().apply(action);
    }
}
