package dev.coop;

import dev.coop.app.App;
import dev.coop.app.AppName;
import dev.coop.cli.AppSession;
import dev.coop.cli.BuildLines;
import dev.coop.cli.DiagnosticRenderer;
import dev.coop.deploy.Checkout;
import dev.coop.deploy.DeployProgress;
import dev.coop.deploy.Deployer;
import dev.coop.deploy.ImageCheck;
import dev.coop.deploy.Planner;
import dev.coop.gitops.Release;
import dev.coop.image.AppBuilder;
import dev.coop.image.AppImage;
import dev.coop.image.BuildRun;
import dev.coop.image.ImageReference;
import dev.coop.image.ImageRepository;
import dev.coop.image.ImageStore;
import dev.coop.image.TarStore;
import dev.coop.manifest.Manifest;
import dev.coop.manifest.Renderable;
import dev.coop.platform.Environment;
import dev.coop.source.AppFolder;
import dev.coop.source.AppGlance;
import dev.coop.terminal.Terminal;
import dev.coop.validate.Candidate;
import dev.coop.validate.Validator;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a command does with one app, each part made when it is first asked for. */
final class WiredApp extends WiredPlatform implements AppSession {
    private final Optional<AppName> name;
    private final Optional<AppGlance> glance;
    private final Once<AppFolder> files;
    private final Once<App> described;

    /**
     * @param run the run that this is part of
     * @param named the platform
     * @param folder where the app is, or where the command runs if it is not checked out here
     * @param name the app's name, if it was given or can be read at a glance
     * @param glance its coop.yaml, if it is checked out here
     */
    WiredApp(WiredSession run, NamedPlatform named, Path folder, Optional<AppName> name, Optional<AppGlance> glance) {
        super(run, named, folder);
        this.name = name;
        this.glance = glance;
        this.files = new Once<>(() -> new AppFolder(checkedOut(), _ -> source(), run.standpoint()));
        this.described = new Once<>(() -> WiredSession.described(this.files.get()));
    }

    @Override
    List<String> expected() {
        return name.map(known -> List.of(Release.branches(known), Release.branches(source().origin())))
                .orElse(List.of());
    }

    @Override
    public AppName name() {
        return name.orElseGet(() -> described.get().name());
    }

    @Override
    public boolean isHere() {
        return glance.isPresent();
    }

    private AppGlance checkedOut() {
        return glance.orElseThrow(() -> run().noSuchApp(name()));
    }

    @Override
    public AppFolder files() {
        return files.get();
    }

    @Override
    public List<Manifest> render(Environment environment, Optional<ImageReference> image) {
        var checked = new Validator()
                .validate(new Candidate(files().files(), files().prefix(), Optional.of(platform())))
                .checked();
        DiagnosticRenderer.alert(checked.warnings(), run().terminal());
        var head = source().head();
        return checked.render(
                environment,
                image.orElseGet(() -> AppImage.repository(checked.app(), platform(), environment.name())
                        .at(ImageReference.Digest.NOT_BUILT)),
                new Renderable.Provenance(
                        source().origin().value(),
                        head.map(commit -> commit.id().value()).orElse("not committed yet")));
    }

    @Override
    public Build build() {
        return buildFor(this);
    }

    private Build buildFor(WiredPlatform platform) {
        return build(
                run().adapters().store(platform.choice()), AppImage.repository(described.get(), platform.platform()));
    }

    @Override
    public Build buildTo(Path tar) {
        return build(tarStore(tar), AppImage.named(described.get()));
    }

    private Build build(ImageStore store, ImageRepository repository) {
        var builder = new AppBuilder(
                new BuildRun(run().adapters().programs(), run().surroundings().clock()), source());
        return progress ->
                builder.build(described.get(), files().folder(), repository, store, progress, run().terminal()::detail);
    }

    /** Where no real platform is named, a tar need not have the base that cannot be fetched either. */
    private ImageStore tarStore(Path file) {
        var store = new TarStore(run().adapters().imageBuilder(), run().folder().resolve(file));
        var real = named().named().filter(choice -> !choice.isSandbox()).isPresent();
        return (recipe, repository, tags, progress) ->
                store.store(real ? recipe : recipe.orOnScratch(), repository, tags, progress);
    }

    @Override
    public Deployer deployer(DeployProgress progress, Unbuilt unbuilt) {
        return workshop(progress).one(planner(this, imageCheck(unbuilt, progress), unbuilt, progress));
    }

    /** Returns what works out a deploy on another session's platform. */
    Planner planner(WiredPlatform platform, ImageCheck images, Unbuilt unbuilt, DeployProgress progress) {
        Checkout.MissingImage missing = switch (unbuilt) {
            case OFFERED -> _ -> offerToBuild(platform);
            case REFUSED -> _ -> Optional.empty();
            case SHOWN ->
                _ -> {
                    progress.warning("no image was built for this commit: it is shown as not built yet");
                    return Optional.of(ImageReference.Digest.NOT_BUILT);
                };
        };
        var checkout = new Checkout(source(), run().standpoint().prefix(folder()), images, missing, platform.seenBy());
        return platform.planner(name(), checkout, images, source());
    }

    private Optional<ImageReference.Digest> offerToBuild(WiredPlatform platform) {
        var terminal = run().terminal();
        if (!terminal.interactive()
                || !terminal.confirm("no image was built for this commit; build it now?", Terminal.Enter.YES)) {
            return Optional.empty();
        }
        return buildFor(platform).run(new BuildLines(terminal)).reference().digest();
    }
}
