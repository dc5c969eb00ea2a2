package dev.coop.language;

import dev.coop.language.LanguageBuild.ByDefault;
import dev.coop.language.LanguageBuild.Derived;
import dev.coop.language.LanguageBuild.Suggested;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A static site: as it lies in the repository, or as a tool of Node.js makes it. */
final class SiteProject {
    private static final String SERVED = "/public";
    private static final Pattern NOT_SERVED =
            Pattern.compile("(?i)\\..*|.*\\.(md|ya?ml|toml|lock|sh|tar)|licen[cs]e.*|notice|dockerfile.*|makefile"
                    + "|codeowners|k8s.*|dist|node_modules");
    private static final Pattern VITE_OUTPUT =
            Pattern.compile("\\boutDir\\s*:\\s*[\"'](?:\\./)?(\\w[\\w./-]{0,200})[\"']");

    /** The tools that make sites, each with the folder it writes unless told otherwise; empty where that varies. */
    private static final Map<String, String> TOOLS = tools();

    private final ProjectFolder folder;

    SiteProject(ProjectFolder folder) {
        this.folder = folder;
    }

    private static Map<String, String> tools() {
        var tools = new LinkedHashMap<String, String>();
        tools.put("vite", "dist");
        tools.put("@vue/cli-service", "dist");
        tools.put("parcel", "dist");
        tools.put("astro", "dist");
        tools.put("react-scripts", "build");
        tools.put("@docusaurus/core", "build");
        tools.put("@11ty/eleventy", "_site");
        tools.put("gatsby", "public");
        tools.put("vitepress", "");
        tools.put("@angular/cli", "");
        tools.put("webpack", "");
        tools.put("gulp", "");
        tools.put("rollup", "");
        tools.put("esbuild", "");
        return tools;
    }

    /** Returns whether the folder's package.json is there to make a site, and no server. */
    boolean isMadeByABuild() {
        var json = PackageJson.in(folder);
        return json.script("build").isPresent()
                && !json.isServer()
                && tool(json).isPresent()
                && hasAPage();
    }

    private boolean hasAPage() {
        return Stream.of("index.html", "src/index.html", "app/index.html", "public/index.html", "dist/index.html")
                        .anyMatch(folder::hasFile)
                || tool(PackageJson.in(folder))
                        .filter(tool -> List.of(
                                        "astro",
                                        "@docusaurus/core",
                                        "@11ty/eleventy",
                                        "gatsby",
                                        "vitepress",
                                        "@angular/cli")
                                .contains(tool))
                        .isPresent();
    }

    private static Optional<String> tool(PackageJson json) {
        var there = json.allDependencies();
        return TOOLS.keySet().stream().filter(there::contains).findFirst();
    }

    LanguageBuild build(LanguageMark mark) {
        if (mark.file().equals(PackageJson.FILE)) {
            return made();
        }
        return mark.file().equals("index.html") ? new Derived(listed()) : new ByDefault();
    }

    private LanguageBuild made() {
        var output = output();
        var text = new BuildText(
                Optional.of(NodeProject.installer(folder).run("build")),
                BuildDefaults.of(Language.STATIC).map(BuildDefaults::base),
                Map.of(output.orElse("dist"), SERVED),
                List.of());
        return output.<LanguageBuild>map(_ -> new Derived(text))
                .orElse(new Suggested(text, Map.of(), "put the folder that the build makes in the place of `dist`"));
    }

    private Optional<String> output() {
        var json = PackageJson.in(folder);
        var usual = tool(json).map(TOOLS::get).filter(path -> !path.isEmpty());
        return configured()
                .or(() -> usual)
                .or(() -> Stream.of("dist", "build", "_site", "out", "www")
                        .filter(path -> folder.hasFile(path + "/index.html"))
                        .findFirst());
    }

    private Optional<String> configured() {
        return folder.entries("").stream()
                .filter(name -> name.matches("(vite|astro)\\.config\\.[cm]?[jt]s"))
                .flatMap(name -> folder.line(name, VITE_OUTPUT).stream())
                .map(line -> {
                    var found = VITE_OUTPUT.matcher(line.text());
                    return found.find() ? found.group(1).replaceFirst("/+$", "") : "";
                })
                .filter(path -> !path.isEmpty() && !path.startsWith("/") && !path.contains(".."))
                .findFirst();
    }

    /** A site beside its README: what is served is listed, so that nothing else gets into the image by accident. */
    private BuildText listed() {
        var copy = new LinkedHashMap<String, String>();
        folder.entries("").stream()
                .filter(name -> !NOT_SERVED.matcher(name).matches())
                .filter(folder::isForImage)
                .forEach(name -> copy.put(name, SERVED + "/" + name));
        return new BuildText(Optional.empty(), Optional.empty(), copy, List.of());
    }
}
