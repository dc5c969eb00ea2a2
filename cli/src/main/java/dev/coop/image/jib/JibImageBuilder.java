package dev.coop.image.jib;

import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.image.BuildRun;
import dev.coop.image.ImageBuilder;
import dev.coop.image.ImageReference;
import dev.coop.image.Recipe;
import dev.coop.image.Recipe.ImagePlatform;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Builds images with Jib: in OCI format for one platform, as a Docker manifest list for several. The same recipe gives
 * the same digest, whatever the folder, the files' times and owners and the umask are; layers are compressed by the
 * Java runtime's zlib, so that two coops built on different ones may differ.
 */
public final class JibImageBuilder implements ImageBuilder {
    private final RegistryAccess access;
    private final Path cache;
    private final InstantSource clock;
    private final RegistryLookup lookup;
    private final BaseImages bases;
    private final BaseContents contents;

    /**
     * @param access how registries are reached
     * @param cache the folder that keeps the layers of base images, made when it is not there
     * @param clock measures how long steps take; nothing of it gets into an image
     */
    public JibImageBuilder(RegistryAccess access, Path cache, InstantSource clock) {
        this.access = access;
        this.cache = cache;
        this.clock = clock;
        this.lookup = new RegistryLookup(access);
        this.bases = new BaseImages(lookup, cache);
        this.contents = new BaseContents(cache.resolve("bases"));
    }

    @Override
    public BuiltImage build(Recipe recipe, Target target, Progress progress) {
        return switch (target) {
            case ToRegistry registry -> {
                try (var _ = progress.working("making the image and pushing it to " + registry.repository())) {
                    yield push(recipe, registry, progress);
                }
            }
            case ToTar tar -> {
                try (var _ = progress.working("making the image")) {
                    yield write(recipe, tar, progress);
                }
            }
        };
    }

    private BuiltImage push(Recipe recipe, ToRegistry target, Progress progress) {
        var tags = target.tags().stream().map(target.repository()::at).toList();
        access.connect(tags.getFirst());
        var base = bases.find(recipe, progress);
        var began = clock.instant();
        var made = recipe.variants().size() == 1
                ? List.of(push(recipe, recipe.variants().getFirst(), base, tags, ImageFormat.OCI))
                : pushEach(recipe, base, tags.getFirst());
        tellUser(made.getFirst().user(), progress);
        var digest = recipe.variants().size() == 1
                ? made.getFirst().digest()
                : new ManifestLists(access).push(tags, byPlatform(recipe, made));
        var built = new BuiltImage(
                target.repository().at(digest),
                made.stream().mapToInt(each -> each.events().layers()).sum(),
                made.stream().mapToInt(each -> each.events().layersPushed()).sum(),
                made.stream().mapToLong(each -> each.events().bytesPushed()).sum());
        base.ifPresent(each -> tell(each, made, progress));
        progress.step(pushed(built), since(began));
        return built;
    }

    private List<Made> pushEach(Recipe recipe, Optional<BaseImages.Base> base, ImageReference tag) {
        var made = new ArrayList<Made>();
        for (var variant : recipe.variants()) {
            made.add(push(recipe, variant, base, List.of(forPlatform(tag, variant.platform())), ImageFormat.Docker));
        }
        return made;
    }

    private Made push(
            Recipe recipe,
            Recipe.Variant variant,
            Optional<BaseImages.Base> base,
            List<ImageReference> tags,
            ImageFormat format) {
        var run = new JibRun(access, cache, variant.platform());
        // Jib knows one kind of transport for a whole run: what this machine may do without TLS, others may not.
        var apart = base.filter(each -> Foundation.mattersTo(variant)
                        || JibRun.Transport.to(each.pinned()) != JibRun.Transport.to(tags.getFirst()))
                .map(each -> fetched(run, each, variant.platform()))
                .orElse(false);
        var foundation = foundation(run, recipe, variant, base);
        var user = foundation.user(recipe);
        var outcome = run.push(new JibRun.Order(recipe, variant, foundation, user.name()), tags, format);
        base.filter(each -> outcome.events().pulled() > 0
                        && outcome.events().pulled() == outcome.events().baseLayers())
                .ifPresent(each -> bases.remember(each, variant.platform()));
        return new Made(
                outcome.digest(), outcome.events(), apart || outcome.events().pulled() > 0, user);
    }

    private Foundation foundation(JibRun run, Recipe recipe, Recipe.Variant variant, Optional<BaseImages.Base> base) {
        var pinned = base.map(BaseImages.Base::pinned);
        var foundation = new Foundation(
                pinned,
                pinned.flatMap(each ->
                        contents.configuration(run, each).or(() -> lookup.configuration(each, variant.platform()))),
                pinned.filter(_ -> Foundation.mattersTo(variant))
                        .map(each -> contents.tree(run, each))
                        .orElseGet(FileTree::new));
        foundation.check(recipe, variant);
        return foundation;
    }

    private static void tellUser(Foundation.User user, Progress progress) {
        user.because().ifPresent(because -> progress.step("user " + user.name(), because));
    }

    private boolean fetched(JibRun run, BaseImages.Base base, ImagePlatform platform) {
        if (bases.isCached(base, platform)) {
            return false;
        }
        var outcome = run.fetch(base.pinned());
        bases.remember(base, platform);
        return outcome.events().pulled() > 0;
    }

    private BuiltImage write(Recipe recipe, ToTar target, Progress progress) {
        if (recipe.variants().size() > 1) {
            throw severalPlatforms();
        }
        var variant = recipe.variants().getFirst();
        var base = bases.find(recipe, progress);
        var began = clock.instant();
        var run = new JibRun(access, cache, variant.platform());
        var fetched = base.map(each -> fetched(run, each, variant.platform())).orElse(false);
        var name = target.tags().stream()
                .findFirst()
                .map(target.repository()::at)
                .orElseGet(() -> target.repository().at(new ImageReference.Tag("latest")));
        var transport = base.map(each -> JibRun.Transport.to(each.pinned())).orElse(JibRun.Transport.TLS);
        var foundation = foundation(run, recipe, variant, base);
        var user = foundation.user(recipe);
        var outcome =
                run.write(new JibRun.Order(recipe, variant, foundation, user.name()), name, target.file(), transport);
        tellUser(user, progress);
        var layers = outcome.events().baseLayers() + variant.layers().size();
        base.ifPresent(
                each -> tell(each, List.of(new Made(outcome.digest(), outcome.events(), fetched, user)), progress));
        progress.step(count(layers) + " written to " + target.file(), since(began));
        return new BuiltImage(target.repository().at(outcome.digest()), layers, 0, 0);
    }

    private static void tell(BaseImages.Base base, List<Made> made, Progress progress) {
        var digest = base.pinned().digest().orElseThrow().abbreviated();
        var name = "base " + base.pinned().repository() + "@sha256:" + digest + "…";
        progress.step(name, baseOutcome(made));
    }

    private static String baseOutcome(List<Made> made) {
        if (made.stream().anyMatch(Made::baseFetched)) {
            return "fetched";
        }
        var inRegistry = made.stream().anyMatch(each -> each.events().baseIsInRegistry());
        return inRegistry ? "in the registry already" : "cached";
    }

    private static SequencedMap<ImagePlatform, ImageReference.Digest> byPlatform(Recipe recipe, List<Made> made) {
        var images = new LinkedHashMap<ImagePlatform, ImageReference.Digest>();
        for (var i = 0; i < made.size(); i++) {
            images.put(recipe.variants().get(i).platform(), made.get(i).digest());
        }
        return images;
    }

    private static ImageReference forPlatform(ImageReference tag, ImagePlatform platform) {
        var name = RegistryAccess.jib(tag).getQualifier() + "-" + platform.architecture();
        return tag.repository().at(new ImageReference.Tag(name));
    }

    private static String pushed(BuiltImage built) {
        return built.layersPushed() == 0
                ? "nothing to push, the registry has the " + count(built.layers())
                : count(built.layersPushed()) + " of " + built.layers() + " pushed, " + size(built.bytesPushed());
    }

    private static String count(int layers) {
        return layers == 1 ? "1 layer" : layers + " layers";
    }

    private static String size(long bytes) {
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        }
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private String since(java.time.Instant began) {
        return BuildRun.seconds(Duration.between(began, clock.instant()));
    }

    private static Failure severalPlatforms() {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error("tar-of-several-platforms", "a tar holds one platform, coop.yaml names several")
                        .at(new Location.OfFile(SourceFiles.COOP_YAML))
                        .hint("push to a registry, or name one platform in `build.platforms`"));
    }

    private record Made(ImageReference.Digest digest, BuildEvents events, boolean baseFetched, Foundation.User user) {}
}
