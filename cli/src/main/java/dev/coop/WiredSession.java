package dev.coop;

import dev.coop.app.App;
import dev.coop.app.AppName;
import dev.coop.app.SourceFiles;
import dev.coop.cli.Access;
import dev.coop.cli.AppSession;
import dev.coop.cli.CoopVersion;
import dev.coop.cli.DeploySession;
import dev.coop.cli.Globals;
import dev.coop.cli.Hints;
import dev.coop.cli.PlatformSession;
import dev.coop.cli.Session;
import dev.coop.cli.completion.Candidates;
import dev.coop.config.PlatformChoice;
import dev.coop.config.PlatformChoice.Origin;
import dev.coop.config.PlatformSettings;
import dev.coop.deploy.DeployProgress;
import dev.coop.deploy.Deployer;
import dev.coop.deploy.Predecessor;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.diagnostic.Standpoint;
import dev.coop.doctor.Doctor;
import dev.coop.gitops.Release;
import dev.coop.process.Browser;
import dev.coop.sandbox.Sandbox;
import dev.coop.scaffold.Scaffolder;
import dev.coop.scaffold.Start;
import dev.coop.source.AppFolder;
import dev.coop.source.AppGlance;
import dev.coop.source.GitSettings;
import dev.coop.source.Person;
import dev.coop.source.RepositoryAddress;
import dev.coop.source.SourceRepository;
import dev.coop.source.jgit.RepositoryStart;
import dev.coop.status.RolloutWatcher;
import dev.coop.terminal.StreamTerminal;
import dev.coop.terminal.Terminal;
import dev.coop.tour.Guide;
import dev.coop.validate.AppFile;
import dev.coop.yaml.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** The parts of one run, each made when it is first asked for. */
final class WiredSession implements Session {
    private final Surroundings surroundings;
    private final Globals globals;
    private final TourWiring.Inside inside;
    private final Once<Terminal> terminal = new Once<>(this::makeTerminal);
    private final Once<Adapters> adapters = new Once<>(this::makeAdapters);
    private final Once<GitSettings> gitSettings =
            new Once<>(() -> adapters.get().sources().settings(folder()));

    WiredSession(Surroundings surroundings, Globals globals, TourWiring.Inside inside) {
        this.surroundings = surroundings;
        this.globals = globals;
        this.inside = inside;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Adapters adapters() {
        return adapters.get();
    }

    private Adapters makeAdapters() {
        return new Adapters(surroundings, globals, terminal());
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

    /** Returns whether somebody sees what is said, and may be asked. */
    boolean personIsThere() {
        return surroundings.seenBy().in()
                && surroundings.seenBy().err()
                && globals.mayAsk()
                && surroundings.variable("CI").filter("true"::equals).isEmpty();
    }

    @Override
    public Path folder() {
        var asked = globals.folder(surroundings.workingFolder()).toAbsolutePath();
        if (!Files.isDirectory(asked)) {
            throw new Failure(
                    Failure.Kind.WRONG_USAGE,
                    Diagnostic.error("no-such-folder", "there is no folder `" + asked.normalize() + "`")
                            .hint("correct -C; coop init DIR makes a new one"));
        }
        return real(asked);
    }

    /** What is above a folder, the operating system sees from where a link to it leads. */
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException unreadable) {
            return folder.normalize();
        }
    }

    @Override
    public InstantSource clock() {
        return surroundings.clock();
    }

    @Override
    public AppSession onAppHere() {
        return on(AppGlance.above(folder()).orElseThrow(this::noApp));
    }

    @Override
    public Optional<AppSession> onAppAround(Path folder) {
        return AppGlance.above(folder).map(this::on);
    }

    private WiredApp on(AppGlance app) {
        return new WiredApp(this, named(Optional.of(app)), app.folder(), app.name(), Optional.of(app));
    }

    @Override
    public AppSession onApp(AppName name) {
        var found = AppGlance.named(folder(), name, AppGlance.Breadth.WHOLE);
        var namesPlatform = found.or(() -> AppGlance.above(folder()));
        return new WiredApp(
                this,
                named(namesPlatform),
                found.map(AppGlance::folder).orElseGet(this::folder),
                Optional.of(name),
                found);
    }

    private Failure noApp() {
        return noApp(folder());
    }

    /** Returns the failure for a folder that is in no app. */
    static Failure noApp(Path folder) {
        return new Failure(
                Failure.Kind.WRONG_USAGE,
                Diagnostic.error("no-coop-yaml", "there is no coop.yaml in this folder or above it")
                        .at(new Location.OfFile(folder.toString()))
                        .hint("coop init makes one"));
    }

    Failure noSuchApp(AppName name) {
        return new Failure(
                Failure.Kind.WRONG_USAGE,
                Diagnostic.error("no-such-app", "no coop.yaml of this repository describes the app `" + name + "`")
                        .at(new Location.OfFile(folder().toString()))
                        .hint("run it in the app's folder, or correct the name"));
    }

    @Override
    public DeploySession onAppsBelow() {
        var below = AppGlance.below(folder(), AppGlance.Breadth.WHOLE).stream()
                .sorted(Comparator.comparing(AppGlance::folder))
                .toList();
        refuseNamesakes(below);
        var apps = (below.isEmpty() ? List.of(AppGlance.above(folder()).orElseThrow(this::noApp)) : below)
                .stream().map(this::on).toList();
        if (apps.stream().map(WiredSession::address).distinct().count() > 1) {
            throw new Failure(
                    Failure.Kind.WRONG_USAGE,
                    Diagnostic.error("several-platforms", "the apps below this folder name different platforms")
                            .hint("deploy each by itself, or name one with --platform"));
        }
        return new Several(apps);
    }

    /** Of two apps of one name the second would silently take the place of the first. */
    private static void refuseNamesakes(List<AppGlance> below) {
        var folders = new HashMap<AppName, Path>();
        for (var app : below) {
            var other = app.name().map(name -> folders.put(name, app.folder()));
            other.ifPresent(there -> {
                throw new Failure(
                        Failure.Kind.INVALID_INPUT,
                        Diagnostic.error(
                                        "app-named-twice",
                                        "`" + there + "` and `" + app.folder() + "` both describe the app `"
                                                + app.name().orElseThrow() + "`")
                                .at(new Location.OfFile(app.folder()
                                        .resolve(SourceFiles.COOP_YAML)
                                        .toString()))
                                .hint("give one of them another name under `app`, or deploy each by itself"));
            });
        }
    }

    private static Optional<String> address(WiredApp app) {
        return app.named()
                .named()
                .map(choice -> choice.isSandbox()
                        ? choice.address()
                        : RepositoryAddress.of(choice.address(), choice.folder())
                                .value());
    }

    /** Several apps on the platform of the first, which is that of each. */
    private static final class Several extends WiredPlatform implements DeploySession {
        private final List<WiredApp> apps;

        private Several(List<WiredApp> apps) {
            super(
                    apps.getFirst().run(),
                    apps.getFirst().named(),
                    apps.getFirst().folder());
            this.apps = apps;
        }

        @Override
        List<String> expected() {
            return List.of(Release.branches(source().origin()));
        }

        @Override
        Predecessor.Told told() {
            return Predecessor.Told.NOBODY;
        }

        @Override
        public Deployer deployer(DeployProgress progress, Unbuilt unbuilt) {
            var images = imageCheck(unbuilt, progress);
            return workshop(progress)
                    .all(apps.stream()
                            .map(app -> app.planner(this, images, unbuilt, progress))
                            .toList());
        }
    }

    @Override
    public PlatformSession onPlatform() {
        return platformHere();
    }

    private WiredPlatform platformHere() {
        return new WiredPlatform(this, named(AppGlance.above(folder())), folder());
    }

    private NamedPlatform named(Optional<AppGlance> app) {
        return new NamedPlatform(
                surroundings,
                new PlatformSettings(
                        globals.platform(),
                        surroundings.variable("COOP_PLATFORM"),
                        surroundings.userConfiguration(),
                        folder()),
                () -> app.map(this::file),
                address -> gitSettings.get().located(address));
    }

    private PlatformSettings.AppFile file(AppGlance app) {
        var platform = app.clarity() == AppGlance.Clarity.CLEAR
                ? app.platform()
                : described(folder(app)).platform();
        return new PlatformSettings.AppFile(platform, app.folder());
    }

    private AppFolder folder(AppGlance app) {
        return new AppFolder(app, this::open, standpoint());
    }

    /** {@code -C} does not move the user. */
    @Override
    public Standpoint standpoint() {
        return new Standpoint(surroundings.workingFolder());
    }

    SourceRepository open(Path folder) {
        return adapters.get().sources().around(folder);
    }

    /** Reads what a coop.yaml says, and fails with all that is wrong in it. */
    static App described(AppFolder app) {
        return new AppFile()
                .read(new SourceText(
                        app.prefix() + SourceFiles.COOP_YAML, app.files().coopYaml()));
    }

    @Override
    public Access access() {
        return new AccessWiring(surroundings, adapters.get(), named(AppGlance.above(folder())));
    }

    @Override
    public Doctor doctor() {
        var platform = platformHere();
        return new DoctorWiring(
                        surroundings,
                        adapters.get(),
                        platform.named(),
                        folder(),
                        () -> AppGlance.above(folder()).map(this::folder),
                        platform::people)
                .doctor();
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
                repository.project(),
                origin,
                new Scaffolder(CoopVersion.CURRENT),
                (app, files, message) -> new RepositoryStart(surroundings.clock())
                        .in(app, files, repository.author(), message)
                        .map(commit -> new Start.Made(
                                commit, Optional.of(repository.author()).filter(_ -> !repository.knowsAuthor()))));
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
    public Person person() {
        return platformHere().people().author();
    }

    @Override
    public Sandbox sandbox() {
        var made = adapters.get();
        return new Sandbox(
                made.repository(
                        PlatformChoice.sandbox(Origin.DEFAULT),
                        folder(),
                        platformHere().people()),
                made.sandboxPullRequests());
    }

    @Override
    public void resetSandbox() {
        adapters.get().sandboxFolder().empty();
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
