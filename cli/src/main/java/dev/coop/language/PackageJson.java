package dev.coop.language;

import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonSyntaxException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A project's package.json: its scripts, what it depends on, and the file that its server begins in. */
final class PackageJson {
    static final String FILE = "package.json";
    private static final int LONGEST = 2000;

    /** What makes a package a server, wherever its code begins. */
    private static final Set<String> SERVERS = Set.of(
            "express",
            "fastify",
            "koa",
            "hono",
            "@hono/node-server",
            "@hapi/hapi",
            "@nestjs/core",
            "next",
            "nuxt",
            "restify",
            "polka",
            "connect",
            "micro",
            "ws",
            "socket.io",
            "@apollo/server",
            "apollo-server",
            "graphql-yoga",
            "@remix-run/serve",
            "@react-router/serve",
            "@sveltejs/adapter-node",
            "@astrojs/node",
            "@strapi/strapi",
            "@feathersjs/feathers",
            "http-server",
            "serve");

    private static final Pattern NODE = Pattern.compile(
            "(?:^|&&\\s*)(?:cross-env\\s+)?(?:[A-Z_]+=\\S*\\s+)*node\\s+(?:-\\S+\\s+)*([^\\s&|;'\"$-][^\\s&|;'\"$]*)\\s*$");
    private static final Pattern OTHER_SCRIPT =
            Pattern.compile("^(?:npm run|npm run-script|yarn|yarn run|pnpm|pnpm run)\\s+([\\w:.-]+)$");

    private final ProjectFolder folder;
    private final JsonObject content;
    private final boolean known;

    private PackageJson(ProjectFolder folder, JsonObject content, boolean known) {
        this.folder = folder;
        this.content = content;
        this.known = known;
    }

    /** Returns the project's package.json; an empty one when it is not there or cannot be read. */
    static PackageJson in(ProjectFolder folder) {
        var text = folder.text(FILE);
        try {
            return new PackageJson(folder, JsonReader.readObject(text.orElse("{}")), text.isPresent());
        } catch (JsonSyntaxException unreadable) {
            return new PackageJson(folder, JsonObject.empty(), false);
        }
    }

    /** Returns whether it was read: of one that was not, nothing is known. */
    boolean isKnown() {
        return known;
    }

    Optional<String> script(String name) {
        return content.text("scripts", name).filter(text -> !text.isBlank() && text.length() <= LONGEST);
    }

    /** Returns the names of what it needs when it runs. */
    Set<String> dependencies() {
        return names("dependencies");
    }

    /** Returns the names of what it needs at all. */
    Set<String> allDependencies() {
        var all = new LinkedHashSet<>(dependencies());
        all.addAll(names("devDependencies"));
        return all;
    }

    private Set<String> names(String member) {
        return content.object(member).map(object -> object.members().keySet()).orElse(Set.of());
    }

    boolean isServer() {
        return dependencies().stream().anyMatch(SERVERS::contains) || started().isPresent();
    }

    /** Returns whether npm runs a script of the package's own when it is installed. */
    boolean hasInstallScripts() {
        return List.of("preinstall", "install", "postinstall", "prepare").stream()
                .anyMatch(name -> script(name).isPresent());
    }

    /** Returns whether a part of it is another package of the same repository. */
    boolean hasLocalParts() {
        return content.at("workspaces").isPresent()
                || dependencies().stream()
                        .flatMap(name -> content.text("dependencies", name).stream())
                        .anyMatch(version -> version.matches("(?s)(file|link|workspace|portal):.*"));
    }

    /** Returns the version of Node.js it asks for. */
    Optional<String> node() {
        return content.text("engines", "node");
    }

    /** Returns the file that the script {@code start} gives to node, whether it is there or a build makes it. */
    Optional<String> started() {
        return resolved("start", new HashSet<>()).or(() -> resolved("start:prod", new HashSet<>()));
    }

    private Optional<String> resolved(String name, Set<String> seen) {
        var text = script(name).map(String::strip);
        if (text.isEmpty() || !seen.add(name)) {
            return Optional.empty();
        }
        var node = NODE.matcher(text.get());
        if (node.find()) {
            return Optional.of(plain(node.group(1))).filter(PlainPath::is);
        }
        var other = OTHER_SCRIPT.matcher(text.get());
        return other.matches() ? resolved(other.group(1), seen) : Optional.empty();
    }

    /** Returns the file that a server begins in, by what the package, the Dockerfile or custom says. */
    Optional<String> entry(Optional<Dockerfile> dockerfile) {
        return started()
                .or(() -> dockerfile
                        .flatMap(PackageJson::entryOf)
                        .filter(PlainPath::is)
                        .filter(folder::hasFile))
                .or(() -> content.text("main").map(PackageJson::plain).flatMap(this::file))
                .or(() -> List.of("server.js", "index.js", "app.js", "server.mjs", "index.mjs").stream()
                        .filter(folder::hasFile)
                        .findFirst());
    }

    private static Optional<String> entryOf(Dockerfile dockerfile) {
        var words = dockerfile.command().stream()
                .filter(word -> !word.startsWith("-"))
                .toList();
        var node = words.indexOf("node");
        return node >= 0 && node + 1 < words.size() ? Optional.of(plain(words.get(node + 1))) : Optional.empty();
    }

    /** Returns a file as node finds it: by its name, with an extension, or as the index of a folder. */
    private Optional<String> file(String path) {
        return List.of(path, path + ".js", path + "/index.js").stream()
                .filter(PlainPath::is)
                .filter(folder::hasFile)
                .findFirst();
    }

    /** Returns a path as those of the folder's files are written. */
    private static String plain(String path) {
        return path.length() <= LONGEST ? path.replaceFirst("^(\\./)+", "").replaceFirst("/+$", "") : "";
    }
}
