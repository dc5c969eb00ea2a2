package dev.coop.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;

/** Writes projects whose files are called, say and lead to what their authors should not have. */
final class HostileProject {
    /** What no command may hold, and what stands in no file but those outside of the project. */
    static final String IN_NO_COMMAND = "PWN";

    static final String OUTSIDE = "OUTSIDE";
    static final int PORT_OUTSIDE = 4711;

    private static final List<String> WORDS = List.of(
            "a",
            "api",
            "dist/main.js",
            "server.js",
            "a;touch PWN;",
            "PWN x",
            "$(PWN)",
            "`PWN`",
            "PWN'x",
            "PWN\"x",
            "PWN|x",
            "PWN\nrun: x",
            "PWN\u2028base: x",
            "PWN # x",
            "PWN: x",
            "a\\u0000b",
            "a\0b",
            "\uFEFFa",
            "\u202Ea",
            "-rf",
            "--PWN",
            "..",
            "../..",
            "../outside",
            "/etc/passwd",
            "/",
            ".",
            "./.",
            "~",
            "*",
            "${arch}",
            "${coop.app}",
            "${project.version}",
            "${project.artifactId}",
            "${a}",
            "$a",
            "99999999999999999999",
            "0",
            "-1",
            "65536",
            "1e9",
            "NaN",
            "true",
            "null",
            "x".repeat(300),
            "é/ü",
            "a//b",
            "secrets",
            "secrets.json",
            "id_rsa");

    private static final List<String> TEXTS = List.of(
            "module %s\ngo %s\nrequire github.com/mattn/go-sqlite3 v%s\n",
            "package main\nhttp.ListenAndServe(\":%s\", nil)\n",
            "{\"name\": \"%s\", \"main\": \"%s\", \"scripts\": {\"start\": \"node %s\", \"build\": \"%s\"},"
                    + " \"engines\": {\"node\": \"%s\"}}",
            "{\"scripts\": {\"start\": \"npm run start\", \"build\": \"vite build\"}, \"dependencies\": {\"%s\":"
                    + " \"file:%s\"}, \"devDependencies\": {\"vite\": \"1\"}}",
            "<project><artifactId>%s</artifactId><version>%s</version><properties><a>%s</a><java.version>%s"
                    + "</java.version></properties><build><finalName>%s</finalName></build></project>",
            "<project><version>${project.version}</version><artifactId>${project.version}${project.artifactId}"
                    + "</artifactId><!-- %s",
            """
            rootProject.name = "%s"
            version = "%s"
            JavaLanguageVersion.of(%s)
            id "org.springframework.boot"
            """,
            "[package]\nname = \"%s\"\ndefault-run = \"%s\"\nrust-version = \"%s\"\n[[bin]]\nname = \"%s\"\n",
            "[project]\nrequires-python = \"%s\"\ndependencies = [\"%s\"]\n",
            "app = FastAPI()\n%s = Flask(__name__)\nPORT = %s\n",
            "web: gunicorn %s --bind 0.0.0.0:%s\n",
            """
            FROM node:%s AS %s
            WORKDIR %s
            FROM %s
            ENV %s=%s
            WORKDIR %s
            COPY --from=%s %s %s
            COPY %s %s
            USER %s
            EXPOSE %s
            CMD ["node", "%s"]
            """,
            "FROM 0\nFROM a AS a\nCOPY [\"%s\", \"%s\"]\nENTRYPOINT python %s\nCMD %s\n",
            "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: \"%s\"}\nspec: {template: {spec: {containers:"
                    + " [{name: a, image: \"%s\", args: [\"%s\"], env: [{name: A, value: \"%s\"}, {name: \"%s\", value:"
                    + " b}], ports: [{containerPort: %s}], readinessProbe: {httpGet: {path: \"/%s\"}}}]}}}}\n",
            "app: %s\nresources: %s\n",
            "app: \"%s\"\nresources: \"%s\"\nenvironments: {dev: {resources: \"%s\"}}\n",
            "export default {build: {outDir: '%s'}}\n",
            "server: {port: %s}\n",
            "{%s",
            "%s\n",
            "<p>%s</p>",
            "%s\n*.pem\n!%s\n");

    private static final List<String> NAMES = List.of(
            "go.mod",
            "main.go",
            "cmd/%s/main.go",
            "cmd/api/main.go",
            "package.json",
            "package-lock.json",
            "yarn.lock",
            "server.js",
            "%s",
            "%s/index.html",
            "index.html",
            "public/index.html",
            "vite.config.js",
            "pom.xml",
            "build.gradle",
            "settings.gradle",
            "Cargo.toml",
            "src/main.rs",
            "src/bin/%s.rs",
            "pyproject.toml",
            "requirements.txt",
            "app.py",
            "manage.py",
            "%s/wsgi.py",
            "Procfile",
            ".python-version",
            ".nvmrc",
            "Dockerfile",
            "Containerfile",
            "coop.yaml",
            "k8s/a.yaml",
            "k8s/%s.json",
            "k8s/kustomization.yaml",
            "k8s/%s/Chart.yaml",
            "config/base.yaml",
            ".gitignore",
            ".github/workflows",
            "%s/package.json",
            "a.csproj");

    private static final List<String> TARGETS = List.of(
            "/",
            "..",
            ".",
            "../outside",
            "../outside/d.yaml",
            "../outside/main.go",
            "../outside/package.json",
            "../outside/Dockerfile",
            ".git",
            ".git/config",
            "loop",
            "main.go",
            "k8s",
            "no",
            "/dev/zero",
            "/proc/self");

    private final RandomGenerator random;
    private final Path folder;

    HostileProject(RandomGenerator random, Path folder) {
        this.random = random;
        this.folder = folder;
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String filled(String text) {
        var parts = text.split("%s", -1);
        var filled = new StringBuilder(parts[0]);
        for (var i = 1; i < parts.length; i++) {
            filled.append(one(WORDS)).append(parts[i]);
        }
        return filled.toString();
    }

    private String text() {
        return switch (random.nextInt(20)) {
            case 0 -> one(WORDS).repeat(1 + random.nextInt(2000));
            case 1 -> "0123456789abcdef".repeat(40_000);
            case 2 -> "<a>[{ - ".repeat(5000);
            case 3 -> "";
            default -> filled(one(TEXTS)) + (random.nextInt(3) == 0 ? filled(one(TEXTS)) : "");
        };
    }

    void write() throws IOException {
        var outside = Files.createDirectories(folder.resolveSibling("outside"));
        write(outside.resolve("d.yaml"), """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: mug}
            spec: {template: {spec: {containers: [{name: m, env: [{name: A, value: OUTSIDE}], ports: [{containerPort: 4711}]}]}}}
            """);
        write(outside.resolve("main.go"), "package main\nhttp.ListenAndServe(\":4711\", nil) // OUTSIDE\n");
        write(outside.resolve("package.json"), "{\"scripts\": {\"start\": \"node OUTSIDE.js\"}}");
        write(outside.resolve("Dockerfile"), "FROM node\nEXPOSE 4711\nCMD [\"node\", \"OUTSIDE.js\"]\n");
        Files.createDirectories(folder);
        write(folder.resolve(".git/config"), "OUTSIDE\n");
        for (var left = 2 + random.nextInt(14); left > 0; left--) {
            entry(filled(one(NAMES)));
        }
    }

    /** Not every word is a name that the file system takes, or is free. */
    private void entry(String name) throws IOException {
        try {
            var file = folder.resolve(name).normalize();
            var parent = file.getParent();
            if (parent == null || !file.startsWith(folder) || file.equals(folder) || Files.exists(file)) {
                return;
            }
            Files.createDirectories(parent);
            if (!parent.toRealPath().startsWith(folder.toRealPath())) {
                return;
            }
            if (random.nextInt(5) == 0) {
                Files.createSymbolicLink(file, Path.of(one(TARGETS)));
            } else {
                write(file, text());
            }
        } catch (InvalidPathException | java.nio.file.FileSystemException notHere) {
            // Another word is tried.
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("x").getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
