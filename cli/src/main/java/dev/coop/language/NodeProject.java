package dev.coop.language;

import dev.coop.language.LanguageBuild.Derived;
import dev.coop.language.LanguageBuild.Suggested;
import dev.coop.language.LanguageBuild.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A Node.js server, and how it becomes an image without touching the node_modules that a developer works with. */
final class NodeProject {
    private static final int USUAL_NODE = 22;
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern OF_BASE = Pattern.compile("(?:^|/)node:v?(\\d{1,3})(?!\\d)");
    private static final Pattern INSTALL_SCRIPT = Pattern.compile("\"hasInstallScript\"\\s{0,9}:\\s{0,9}true");

    /** What a server does not read when it runs. */
    private static final Pattern NOT_READ =
            Pattern.compile("(?i)\\..*|.*\\.(md|txt|ya?ml|toml|lock|sh|tar|ps1)|package-lock\\.json"
                + "|tsconfig.*|.*\\.config\\.[cm]?[jt]s|jest\\..*|nx\\.json|project\\.json|turbo\\.json|dockerfile.*|.*\\.dockerfile|containerfile"
                + "|makefile|licen[cs]e.*|notice|codeowners|cname|coop\\.yaml|k8s.*|node_modules|tests?|__tests__|spec|e2e|docs?|docker|charts?|coverage"
                + "|examples?|screenshots?");

    private final ProjectFolder folder;
    private final PackageJson json;
    private final Optional<Dockerfile> dockerfile;

    NodeProject(ProjectFolder folder) {
        this.folder = folder;
        this.json = PackageJson.in(folder);
        this.dockerfile = Dockerfile.in(folder);
    }

    LanguageBuild build() {
        var entry = json.entry(dockerfile);
        if (entry.isEmpty()) {
            return json.script("build").map(_ -> built()).orElse(new Unknown());
        }
        return folder.isForImage(entry.get()) ? sources(entry.get()) : compiled(entry.get());
    }

    /** A server whose files are in the repository as node runs them. */
    private LanguageBuild sources(String entry) {
        var copy = new LinkedHashMap<String, String>();
        install().ifPresent(install -> copy.put(install.modules(), StartFolder.PATH + "/node_modules"));
        folder.entries("").stream()
                .filter(name ->
                        name.equals(PackageJson.FILE) || !NOT_READ.matcher(name).matches())
                .filter(folder::isForImage)
                .forEach(name -> copy.put(name, StartFolder.PATH + "/" + name));
        return json.script("build")
                .map(_ -> withPages(copy, entry))
                .orElseGet(() -> judged(text(commands(Optional.empty()), copy, entry), Optional.empty()));
    }

    /** A server that serves what the script {@code build} makes. */
    private LanguageBuild withPages(Map<String, String> copy, String entry) {
        copy.put("dist", StartFolder.PATH + "/dist");
        return new Suggested(
                text(commands(Optional.of(installer().run("build"))), copy, entry),
                Map.of(),
                "see that `copy` takes what the script `build` of package.json makes");
    }

    /** Returns which sources are the server's: those in the folder that it begins in, and those beside package.json. */
    Predicate<String> sources() {
        var folders = json.entry(dockerfile).filter(folder::hasFile).filter(entry -> entry.contains("/"));
        if (folders.isEmpty()) {
            return _ -> true;
        }
        var top = folders.get().substring(0, folders.get().indexOf('/') + 1);
        return source -> source.startsWith(top) || !source.contains("/");
    }

    /** Returns what CI runs before it builds. */
    List<String> checks() {
        var checks = new ArrayList<String>(List.of(installer().install(folder)));
        json.script("test")
                .filter(script -> !script.contains("no test specified"))
                .ifPresent(_ -> checks.add(installer().run("test")));
        return checks;
    }

    /** A server that the script {@code build} makes. */
    private LanguageBuild compiled(String entry) {
        var output = entry.contains("/") ? entry.substring(0, entry.indexOf('/')) : entry;
        var copy = new LinkedHashMap<String, String>();
        install().ifPresent(install -> copy.put(install.modules(), StartFolder.PATH + "/node_modules"));
        copy.put(PackageJson.FILE, StartFolder.PATH + "/" + PackageJson.FILE);
        copy.put(output, StartFolder.PATH + "/" + output);
        var script = json.script("build").map(_ -> installer().run("build"));
        return judged(
                text(commands(script), copy, entry),
                script.isPresent()
                        ? Optional.empty()
                        : Optional.of("`" + entry + "` is not in the repository, and no script `build` makes it"));
    }

    /** A server of which only the script that makes it is known. */
    private LanguageBuild built() {
        var made = dockerfile.flatMap(file -> file.madeOnTheWay(folder)).orElse("dist");
        return new Suggested(
                text(Optional.of(installer().run("build")), Map.of(made, StartFolder.PATH), "main.js"),
                Map.of(),
                "see that `copy` takes what the build makes, and that `entrypoint` names the file that starts");
    }

    private BuildText text(Optional<String> run, Map<String, String> copy, String entry) {
        return new BuildText(
                run,
                Optional.of("gcr.io/distroless/nodejs" + version() + "-debian12:nonroot"),
                copy,
                List.of("/nodejs/bin/node", StartFolder.PATH + "/" + entry));
    }

    /** Returns the build as it is, or with what somebody has to look at first. */
    private LanguageBuild judged(BuildText text, Optional<String> known) {
        var doubt = known.or(this::doubt);
        return doubt.<LanguageBuild>map(reason -> new Suggested(text, Map.of(), reason))
                .orElse(new Derived(text));
    }

    private Optional<String> doubt() {
        if (!json.isKnown()) {
            return Optional.of("package.json cannot be read, so what the app needs is not known");
        }
        if (json.dependencies().isEmpty()) {
            return Optional.empty();
        }
        if (installer() != Installer.NPM || !folder.hasFile("package-lock.json")) {
            return Optional.of(
                    "there is no package-lock.json, so install the packages as you do elsewhere, into a folder of"
                            + " their own");
        }
        if (json.hasLocalParts()) {
            return Optional.of("packages of this repository are installed by a link: copy what they lead to");
        }
        if (json.hasInstallScripts()) {
            return Optional.of(
                    "package.json runs a script when it is installed: see that it does without the other files");
        }
        var lock = folder.lock("package-lock.json");
        if (lock.isEmpty()) {
            return Optional.of("package-lock.json cannot be read, so some packages may be made for the machine that"
                    + " installs them: build where the system is Linux");
        }
        return INSTALL_SCRIPT.matcher(lock.get()).find()
                ? Optional.of(
                        "some packages are made for the machine that installs them: build where the system is Linux")
                : Optional.empty();
    }

    private Optional<String> commands(Optional<String> build) {
        var install = install().map(Install::command);
        return build.isPresent() && install.isPresent()
                ? Optional.of(build.get() + " && " + install.get())
                : build.or(() -> install);
    }

    /** How the packages that a server needs get into a folder of their own. */
    private record Install(String command, String modules) {}

    private Optional<Install> install() {
        return json.dependencies().isEmpty()
                ? Optional.empty()
                : Optional.of(new Install(
                        "mkdir -p " + BuildOutput.FOLDER + "/npm && cp package.json package-lock.json "
                                + BuildOutput.FOLDER + "/npm && npm ci --omit=dev --prefix " + BuildOutput.FOLDER
                                + "/npm",
                        BuildOutput.FOLDER + "/npm/node_modules"));
    }

    private int version() {
        var asked = json.node()
                .or(() -> folder.text(".nvmrc"))
                .or(() -> folder.text(".node-version"))
                .flatMap(NodeProject::number)
                .or(() -> dockerfile.map(Dockerfile::base).flatMap(base -> {
                    var found = OF_BASE.matcher(base);
                    return found.find() ? Optional.of(Integer.parseInt(found.group(1))) : Optional.empty();
                }))
                .orElse(USUAL_NODE);
        return IntStream.of(20, 22, 24)
                .filter(each -> each >= asked)
                .findFirst()
                .orElse(24);
    }

    private static Optional<Integer> number(String text) {
        var found = NUMBER.matcher(text);
        if (!found.find() || found.group().length() > 3) {
            return Optional.empty();
        }
        var named = Integer.parseInt(found.group());
        return Optional.of(text.strip().startsWith(">") ? Math.max(USUAL_NODE, named) : named);
    }

    /** What installs the packages. */
    enum Installer {
        NPM,
        PNPM,
        YARN;

        String install(ProjectFolder folder) {
            return switch (this) {
                case NPM -> folder.hasFile("package-lock.json") ? "npm ci" : "npm install";
                case PNPM -> "corepack enable && pnpm install --frozen-lockfile";
                case YARN -> "corepack enable && yarn install";
            };
        }

        String run(String script) {
            return (this == YARN ? "yarn " : name().toLowerCase(java.util.Locale.ROOT) + " run ") + script;
        }
    }

    Installer installer() {
        return installer(folder);
    }

    static Installer installer(ProjectFolder folder) {
        return folder.hasFile("pnpm-lock.yaml")
                ? Installer.PNPM
                : folder.hasFile("yarn.lock") ? Installer.YARN : Installer.NPM;
    }
}
