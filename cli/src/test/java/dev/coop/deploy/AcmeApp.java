package dev.coop.deploy;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.delivery.Rollout;
import dev.coop.deploy.DeployRequest.History;
import dev.coop.deploy.DeployRequest.Rehearsal;
import dev.coop.deploy.body.Content.Running;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.forge.Forge;
import dev.coop.gitops.Release;
import dev.coop.image.ImageReference;
import dev.coop.image.ImageRepository;
import dev.coop.image.KnownImages;
import dev.coop.source.CommitId;
import dev.coop.source.WrittenHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An app of {@link Acme}'s: a history that a test writes and images that it pushes, deployed as a command would. */
public final class AcmeApp implements DeployProgress {
    private final Acme acme;
    private final AppName name;
    private final WrittenHistory source;
    private final KnownImages images = new KnownImages();
    private final List<String> warnings = new ArrayList<>();
    private final List<Diagnostic> remarks = new ArrayList<>();
    private Optional<Forge> forge;
    private Rollout rollout = Rollout.HEALTHY;
    private Runnable interlude = () -> {};

    AcmeApp(Acme acme, String name, String origin) {
        this.acme = acme;
        this.name = new AppName(name);
        this.source = new WrittenHistory(origin);
        this.forge = Optional.of(acme.forge());
    }

    public AppName name() {
        return name;
    }

    public WrittenHistory source() {
        return source;
    }

    public KnownImages images() {
        return images;
    }

    public List<String> warnings() {
        return warnings;
    }

    /** Returns the warnings that have a place. */
    List<Diagnostic> remarks() {
        return remarks;
    }

    /** Returns a coop.yaml of the app. */
    public String coopYaml(String more) {
        return "app: " + name + "\nport: 8080\nexpose: true\n" + more;
    }

    /** Commits a change and pushes its image. */
    public CommitId release(String subject) {
        return release(subject, Map.of("coop.yaml", coopYaml("env: {NEWS: " + subject + "}\n")));
    }

    /** Commits these files and pushes their image. */
    public CommitId release(String subject, Map<String, String> files) {
        var commit = source.commit(subject, files);
        images.push(image(), commit, "");
        return commit;
    }

    ImageRepository image() {
        return new ImageRepository("ghcr.io", "acme/" + name);
    }

    void with(Forge other) {
        forge = Optional.of(other);
    }

    void withoutForge() {
        forge = Optional.empty();
    }

    /** Says how the app is in each environment. */
    void is(Rollout how) {
        rollout = how;
    }

    /** Does something each time after the main branch was looked at, before it is written. */
    void meanwhile(Runnable action) {
        interlude = action;
    }

    public DeployOutcome deploy(String environment) {
        return deploy(environment, History.RESPECTED, Optional.empty());
    }

    DeployOutcome deployForced(String environment) {
        return deploy(environment, History.FORCED, Optional.empty());
    }

    DeployOutcome deployFrom(String before, String environment) {
        return deploy(new DeployRequest(
                Optional.of(new EnvironmentName(environment)),
                Optional.empty(),
                Optional.of(new EnvironmentName(before)),
                History.RESPECTED,
                Rehearsal.FOR_REAL,
                DeployRequest.Holding.RESPECTED));
    }

    DeployOutcome deploy(String environment, ImageReference image) {
        return deploy(environment, History.RESPECTED, Optional.of(image));
    }

    private DeployOutcome deploy(String environment, History history, Optional<ImageReference> image) {
        return deploy(new DeployRequest(
                Optional.of(new EnvironmentName(environment)),
                image,
                Optional.empty(),
                history,
                Rehearsal.FOR_REAL,
                DeployRequest.Holding.RESPECTED));
    }

    private Deployer.Workshop workshop() {
        var repository = acme.repository();
        return new Deployer.Workshop(
                new PullRequests(repository, () -> forge, source),
                repository,
                () -> Acme.ADA,
                acme.clock(),
                acme.clock(),
                this);
    }

    /** Deploys several apps together, as one command would. */
    static List<DeployOutcome> deployAll(String environment, AcmeApp... apps) {
        return apps[0].workshop()
                .all(Stream.of(apps).map(AcmeApp::planner).toList())
                .deploy(request(environment));
    }

    /** Deploys it as one of all apps of its repository. */
    public DeployOutcome deployAll(String environment) {
        return deployAll(environment, this).getFirst();
    }

    private static DeployRequest request(String environment) {
        return new DeployRequest(
                Optional.of(new EnvironmentName(environment)),
                Optional.empty(),
                Optional.empty(),
                History.RESPECTED,
                Rehearsal.FOR_REAL,
                DeployRequest.Holding.RESPECTED);
    }

    /** Returns what carries out what takes something back. */
    public Undoing undoing(Planning planning) {
        return new Undoing(workshop().one(planning));
    }

    /** Returns what looks the app's images up. */
    public ImageCheck imageCheck() {
        return new ImageCheck(images);
    }

    public DeployOutcome deploy(DeployRequest request) {
        return workshop().one(planner()).deploy(request).getFirst();
    }

    private Planner planner() {
        var lookedUp = new ImageCheck(images);
        var checkout = new Checkout(source, "", lookedUp, _ -> Optional.empty(), Checkout.SeenBy.OTHERS);
        return new Planner(
                name,
                _ -> {
                    interlude.run();
                    return acme.platform();
                },
                checkout,
                new Predecessor(
                        (_, _, place) -> new Running(place.name(), rollout, Optional.empty()),
                        Predecessor.Told.REVIEWERS),
                lookedUp,
                source);
    }

    /** Returns a file of the app in an environment, as of a branch; it must be there. */
    public String file(String branch, String environment, String path) {
        return acme.git().run("show", branch + ":" + folder(environment) + "/" + path);
    }

    /** Returns the paths of the app's files in an environment, as of a branch. */
    public List<String> files(String branch, String environment) {
        var folder = folder(environment) + "/";
        return acme.git()
                .run("ls-tree", "-r", "--name-only", branch, folder)
                .lines()
                .map(path -> path.substring(folder.length()))
                .toList();
    }

    public String folder(String environment) {
        return Release.folder(name, new EnvironmentName(environment));
    }

    @Override
    public void done(String step, String text) {}

    @Override
    public void warning(String text) {
        warnings.add(text);
    }

    @Override
    public void warnings(List<Diagnostic> found) {
        found.forEach(each -> warnings.add(each.message()));
        remarks.addAll(found);
    }

    @Override
    public void detail(String text) {}
}
