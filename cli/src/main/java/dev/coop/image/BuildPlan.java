package dev.coop.image;

import dev.coop.app.App;
import dev.coop.app.Ignored;
import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.image.Recipe.ImagePlatform;
import dev.coop.image.files.Contents.LeftOut;
import dev.coop.image.files.CopiedFiles;
import dev.coop.image.files.Copies;
import dev.coop.image.files.MadeFiles;
import dev.coop.image.files.OutputFolder;
import dev.coop.language.BuildDefaults;
import dev.coop.language.BuildDetector;
import dev.coop.language.BuildSketch;
import dev.coop.language.BuildText;
import dev.coop.language.LanguageBuild;
import dev.coop.language.LanguageMark;
import dev.coop.language.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How an app's image is made: what coop.yaml says, and the defaults of the app's language where it says nothing.
 *
 * @param run the command that makes the artifacts, run by a shell in the app's folder
 * @param platforms in order, never empty
 * @param copy path in the app's folder to path in the image, in order; {@code ${arch}} stands for the architecture
 * @param image everything else about the image, without labels; its variants have no layers yet
 */
public record BuildPlan(Optional<String> run, List<ImagePlatform> platforms, Map<String, String> copy, Recipe image) {
    private static final int DEFAULT_PORT = 8080;

    /**
     * Returns how to make the image of the app in a folder. Nothing is run and no layer is read yet.
     *
     * @throws Failure INVALID_INPUT when coop.yaml says too little or names an unknown platform or base
     */
    public static BuildPlan of(App app, ProjectFolder project) {
        var build = app.build();
        var mark = LanguageMark.in(project);
        var defaults = mark.flatMap(found -> BuildDefaults.of(found.language()));
        var platforms = build.platforms().stream().map(BuildPlan::platform).toList();
        var copy = build.copy().isEmpty() ? copyByDefault(app, project, mark) : build.copy();
        // A default command that makes files nobody copies would only cost time.
        var run =
                build.run().or(() -> build.copy().isEmpty() ? defaults.flatMap(BuildDefaults::run) : Optional.empty());
        var base = build.base()
                .or(() -> defaults.map(BuildDefaults::base))
                .orElseThrow(() -> invalid(
                        "no-base-image",
                        "nothing says which image to build on",
                        "set `build.base` in coop.yaml, for example to gcr.io/distroless/static:nonroot or `scratch`"));
        var ofDefaultBase = defaults.filter(row -> row.base().equals(base));
        var image = new Recipe(
                base(base),
                platforms.stream()
                        .map(platform -> new Recipe.Variant(platform, List.of()))
                        .toList(),
                entrypoint(app, copy, defaults, base),
                build.user().map(BuildPlan::user),
                Optional.empty(),
                environment(app, ofDefaultBase),
                app.everywhere().port(),
                Map.of());
        return new BuildPlan(run, platforms, copy, image);
    }

    /**
     * An image that is ready to be made.
     *
     * @param recipe what it holds
     * @param leftOut what stays out of it
     */
    public record Filled(Recipe recipe, List<LeftOut> leftOut) {}

    /**
     * Returns what the image holds, once {@link #run} has made the artifacts.
     *
     * @param folder the app's, without links in its path
     * @throws Failure INVALID_INPUT when a file or folder to copy is not there, or is not to be copied
     */
    public Filled fill(Path folder, Ignored ignored, MadeFiles made) {
        var variants = new ArrayList<Recipe.Variant>();
        var leftOut = new LinkedHashSet<LeftOut>();
        for (var platform : platforms) {
            var contents = new CopiedFiles(folder, copies(folder, platform), ignored, made).read();
            variants.add(new Recipe.Variant(platform, contents.layers()));
            leftOut.addAll(contents.leftOut());
        }
        return new Filled(image.holding(variants), List.copyOf(leftOut));
    }

    /** Returns whether what is copied is made in coop's own output folder. */
    public boolean usesOutputFolder() {
        return copy.keySet().stream().anyMatch(OutputFolder::isWithin);
    }

    private Copies copies(Path folder, ImagePlatform platform) {
        return new Copies(copy.entrySet().stream()
                .map(entry -> new Copies.Copy(
                        source(folder, entry.getKey().replace("${arch}", platform.architecture())),
                        target(entry.getValue())))
                .toList());
    }

    private Path source(Path folder, String from) {
        var source = folder.resolve(from).normalize();
        if (!source.startsWith(folder.normalize())) {
            throw outside(from, "is outside the app's folder");
        }
        if (!Files.exists(source)) {
            throw invalid(
                    "missing-file",
                    "`build.copy` takes `" + from + "`, which is not there",
                    run.map(command ->
                                    "`" + firstLine(command) + "` has to make it: correct `build.run` or `build.copy`")
                            .orElse("make it first, or set `build.run` in coop.yaml to the command that does"));
        }
        return real(folder, source, from);
    }

    /** A link that coop.yaml names itself is what it leads to. */
    private static Path real(Path folder, Path source, String from) {
        try {
            var real = source.toRealPath();
            if (!real.startsWith(folder.toRealPath())) {
                throw outside(from, "leads to `" + real + "`, outside the app's folder");
            }
            return folder.resolve(folder.toRealPath().relativize(real)).normalize();
        } catch (IOException unreadable) {
            throw invalid(
                    "copy-source-unreadable",
                    "`build.copy` takes `" + from + "`, which cannot be read",
                    "check who may read it and the folders above it");
        }
    }

    private static Failure outside(String from, String how) {
        return invalid(
                "outside-folder",
                "`build.copy` takes `" + from + "`, which " + how,
                "copy it into the app's folder in `build.run`");
    }

    private static List<String> entrypoint(
            App app, Map<String, String> copy, Optional<BuildDefaults> defaults, String base) {
        if (!app.build().entrypoint().isEmpty()) {
            return app.build().entrypoint();
        }
        var usual = defaults.map(BuildDefaults::entrypoint).orElse(List.of());
        if (usual.stream().limit(1).anyMatch(copy::containsValue)) {
            return usual;
        }
        var nothingRuns = base.equals(BuildForm.SCRATCH)
                || defaults.filter(row ->
                                row.base().equals(base) && !row.entrypoint().isEmpty())
                        .isPresent();
        if (nothingRuns && app.everywhere().command().isEmpty()) {
            throw invalid(
                    "no-entrypoint",
                    "nothing says what the container runs, and the base `" + base + "` runs nothing",
                    "set `build.entrypoint` in coop.yaml, such as [/app]");
        }
        return List.of();
    }

    private static Map<String, String> environment(App app, Optional<BuildDefaults> defaults) {
        var port = app.everywhere().port().orElse(DEFAULT_PORT);
        var environment = new TreeMap<String, String>();
        defaults.ifPresent(row -> row.environment()
                .forEach((name, value) -> environment.put(name, value.replace("${port}", String.valueOf(port)))));
        return environment;
    }

    private static Recipe.Base base(String text) {
        accept(BuildForm.base(text));
        return text.equals(BuildForm.SCRATCH) ? new Recipe.Scratch() : new Recipe.Required(ImageReference.parse(text));
    }

    private static ImagePlatform platform(String text) {
        accept(BuildForm.platform(text));
        return new ImagePlatform("linux", text.substring(text.indexOf('/') + 1));
    }

    private static String target(String to) {
        accept(BuildForm.target(to));
        return to;
    }

    private static String user(String user) {
        accept(BuildForm.user(user));
        return user;
    }

    private static void accept(Optional<Diagnostic> problem) {
        if (problem.isPresent()) {
            throw new Failure(Failure.Kind.INVALID_INPUT, problem.get().at(new Location.OfFile(SourceFiles.COOP_YAML)));
        }
    }

    /** What coop.yaml does not say is made as `coop init` would write it, or not at all: never in another way. */
    private static Map<String, String> copyByDefault(App app, ProjectFolder project, Optional<LanguageMark> mark) {
        var found = mark.orElseThrow(() -> invalid(
                "no-build-recipe",
                "nothing says what the image holds, and no file here says what the app is written in",
                "set `build.run` and `build.copy` in coop.yaml, such as copy: {dist/app: /app}"));
        var port = app.everywhere().port();
        var how = new BuildDetector(project)
                .build(found, app.name(), port.isPresent() ? Optional.of(port.getAsInt()) : Optional.empty());
        return switch (how) {
            case LanguageBuild.WithFiles(var text) -> text.copy();
            case LanguageBuild.ByDefault _ ->
                BuildDefaults.of(found.language()).map(BuildDefaults::copy).orElseThrow(() -> notWritten(found, how));
            case LanguageBuild.Derived _, LanguageBuild.Suggested _, LanguageBuild.Several _, LanguageBuild.Unknown _ ->
                throw notWritten(found, how);
        };
    }

    private static Failure notWritten(LanguageMark found, LanguageBuild how) {
        return invalid(
                "no-build-recipe",
                "nothing says how the image of this project is made ("
                        + found.language().label() + ", by " + found.file() + ")",
                "write it into coop.yaml, such as `"
                        + how.sketch().map(BuildText::onOneLine).orElseGet(() -> BuildSketch.of(found.language()))
                        + "`");
    }

    /** Returns the line of a command that says what it is. */
    static String firstLine(String command) {
        var lines = command.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? command : lines.getFirst().strip() + (lines.size() > 1 ? " …" : "");
    }

    private static Failure invalid(String code, String message, String hint) {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error(code, message)
                        .at(new Location.OfFile(SourceFiles.COOP_YAML))
                        .hint(hint));
    }
}
