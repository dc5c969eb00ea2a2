package dev.coop.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.language.BuildText;
import dev.coop.language.LanguageBuild;
import dev.coop.language.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Projects as people have them, each small and with one trait; the expectation is what a person would write. */
class AdoptedProjectsTest {
    @TempDir
    Path home;

    /**
     * A project and what is to come of it.
     *
     * @param build what the build has, piece by piece; nothing of it that is not there may be in it
     * @param warnings the codes of what is said
     */
    record Adopted(
            String name,
            Map<String, String> files,
            Optional<String> language,
            OptionalInt port,
            Optional<String> health,
            List<String> build,
            List<String> warnings) {
        static Adopted of(String name) {
            return new Adopted(
                    name, Map.of(), Optional.empty(), OptionalInt.empty(), Optional.empty(), List.of(), List.of());
        }

        Adopted file(String path, String... lines) {
            var more = new LinkedHashMap<>(files);
            more.put(path, String.join("\n", lines) + "\n");
            return new Adopted(name, more, language, port, health, build, warnings);
        }

        Adopted is(String label) {
            return new Adopted(name, files, Optional.of(label), port, health, build, warnings);
        }

        Adopted port(int number) {
            return new Adopted(name, files, language, OptionalInt.of(number), health, build, warnings);
        }

        Adopted health(String path) {
            return new Adopted(name, files, language, port, Optional.of(path), build, warnings);
        }

        Adopted build(String... pieces) {
            return new Adopted(name, files, language, port, health, List.of(pieces), warnings);
        }

        Adopted warns(String... codes) {
            return new Adopted(name, files, language, port, health, build, List.of(codes));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Adopted> projects() {
        return Stream.of(
                        goProjects(),
                        rustProjects(),
                        javaProjects(),
                        pythonProjects(),
                        nodeProjects(),
                        sites(),
                        otherProjects(),
                        manifests())
                .flatMap(List::stream);
    }

    private static List<Adopted> goProjects() {
        var main = new String[] {"package main", "http.ListenAndServe(\":8080\", nil)"};
        return List.of(
                Adopted.of("go, and a Dockerfile that copies pages")
                        .file("go.mod", "module hello")
                        .file("hello.go", main)
                        .file("index.html", "<p>")
                        .file("assets/a.css", "p {}")
                        .file("job/job.go", "package main")
                        .file(
                                "Dockerfile",
                                "FROM golang AS builder",
                                "WORKDIR /app",
                                "COPY go.* ./",
                                "COPY . ./",
                                "FROM scratch",
                                "WORKDIR /workspace",
                                "COPY --from=builder /app/server /server",
                                "COPY index.html ./index.html",
                                "COPY assets/ ./assets/",
                                "USER 1000",
                                "ENTRYPOINT [\"/server\"]")
                        .is("Go")
                        .port(8080)
                        .build("index.html: /home/nonroot/index.html", "assets: /home/nonroot/assets")
                        .warns("files-at-run-time"),
                Adopted.of("go, pages copied out of the stage that builds")
                        .file("go.mod", "module hello")
                        .file("main.go", main)
                        .file("ui/a.css", "p {}")
                        .file(
                                "Dockerfile",
                                "FROM golang AS build",
                                "WORKDIR /src",
                                "COPY . .",
                                "FROM gcr.io/distroless/static:nonroot",
                                "COPY --from=build /src/bin/app /app",
                                "COPY --from=build /src/ui /srv/ui")
                        .is("Go")
                        .port(8080)
                        .build("ui: /srv/ui")
                        .warns("files-at-run-time"),
                Adopted.of("go, two programs below cmd and the Dockerfile's command")
                        .file("go.mod", "module info")
                        .file("cmd/info/main.go", "package main", "fs.Int(\"port\", 9898, \"HTTP port\")")
                        .file("cmd/ctl/main.go", "package main", "fs.Int(\"port\", 9999, \"other\")")
                        .file("Dockerfile", "FROM alpine", "USER app", "CMD [\"./info\"]")
                        .is("Go")
                        .port(9898)
                        .build(" ./cmd/info"),
                Adopted.of("go, a privileged port that a variable moves")
                        .file("go.mod", "module who")
                        .file(
                                "app.go",
                                "package main",
                                "flag.StringVar(&port, \"port\", getEnv(\"WHO_PORT_NUMBER\", \"80\"), \"a port\")",
                                "mux.Handle(\"/health\", h)")
                        .file("Dockerfile", "FROM scratch", "EXPOSE 80")
                        .is("Go")
                        .port(8080)
                        .health("/health")
                        .warns("runs-as-root"),
                Adopted.of("go, a privileged port and C inside")
                        .file("go.mod", "module notify", "require (", "\tgithub.com/mattn/go-sqlite3 v1.14.28", ")")
                        .file("main.go", "package main")
                        .file("Dockerfile", "FROM alpine", "EXPOSE 80/tcp", "USER root:root")
                        .is("Go")
                        .port(80)
                        .warns("low-port", "runs-as-root", "needs-cgo"),
                Adopted.of("go, many examples and no app")
                        .file("go.mod", "module examples")
                        .file("basic/main.go", "package main", "r.GET(\"/ping\", pong)", "r.Run(\":3333\")")
                        .file("chat/main.go", "package main", "r.Run(\":4444\")")
                        .is("Go")
                        .warns("several-programs"),
                Adopted.of("go, a tool")
                        .file("go.mod", "module tool")
                        .file("main.go", "package main", "commands.Execute()")
                        .is("Go"));
    }

    private static List<Adopted> rustProjects() {
        return List.of(
                Adopted.of("rust, a number base is no port")
                        .file("Cargo.toml", "[package]", "name = \"just\"", "[[bin]]", "name = \"just\"")
                        .file(".gitignore", "/target")
                        .file("src/main.rs", "u32::from_str_radix(&captures[2], 16).unwrap()")
                        .is("Rust")
                        .build("target/release/just: /just"),
                Adopted.of("rust, the port in a settings file")
                        .file("Cargo.toml", "[package]", "name = \"letters\"", "[[bin]]", "name = \"zero\"")
                        .file(".gitignore", "target/")
                        .file("src/main.rs", "fn main() {}", "// .route(\"/health_check\")")
                        .file("configuration/base.yaml", "application:", "  port: 8000", "database:", "  port: 5432")
                        .file(
                                "Dockerfile",
                                "FROM rust AS builder",
                                "WORKDIR /app",
                                "COPY . .",
                                "FROM debian:12",
                                "WORKDIR /app",
                                "COPY --from=builder /app/target/release/zero zero",
                                "COPY configuration configuration",
                                "USER 1000",
                                "ENTRYPOINT [\"./zero\"]")
                        .is("Rust")
                        .port(8000)
                        .build("target/release/zero: /zero", "configuration: /home/nonroot/configuration"),
                Adopted.of("rust, two programs")
                        .file("Cargo.toml", "[package]", "name = \"two\"")
                        .file("src/bin/a.rs", "fn main() {}")
                        .file("src/bin/b.rs", "fn main() {}")
                        .is("Rust")
                        .warns("several-programs"));
    }

    private static List<Adopted> javaProjects() {
        var parent = "<parent><artifactId>starter</artifactId><version>4.0</version></parent>";
        var boot =
                "<build><plugins><plugin><artifactId>spring-boot-maven-plugin</artifactId></plugin></plugins></build>";
        return List.of(
                Adopted.of("maven, the version in the jar's name")
                        .file(
                                "pom.xml",
                                "<project>" + parent,
                                "<artifactId>start</artifactId><version>1.0.0-SNAPSHOT</version>",
                                "<properties><java.version>17</java.version></properties>",
                                "<dependencies><dependency><artifactId>web</artifactId></dependency></dependencies>",
                                boot + "</project>")
                        .file("mvnw", "#!/bin/sh")
                        .file(".gitignore", "target")
                        .file("src/main/resources/application.properties", "server.port=${PORT:5000}")
                        .is("Java 17")
                        .port(5000)
                        .build("./mvnw", "target/start-1.0.0-SNAPSHOT.jar: /app.jar", "java17"),
                Adopted.of("maven without a wrapper, a final name, nothing ignored")
                        .file(
                                "pom.xml",
                                "<project><artifactId>orders</artifactId><version>2</version>",
                                "<build><finalName>${project.artifactId}</finalName><plugins><plugin>",
                                "<artifactId>spring-boot-maven-plugin</artifactId></plugin></plugins></build></project>")
                        .file("src/main/resources/application.yml", "server:", "  port: 8090")
                        .is("Java")
                        .port(8090)
                        .build("run: mvn ", "target/orders.jar: /app.jar")
                        .warns("build-output-not-ignored"),
                Adopted.of("gradle with Spring Boot")
                        .file(
                                "build.gradle",
                                "plugins { id 'org.springframework.boot' version '4' }",
                                "version = '0.1'")
                        .file("settings.gradle", "rootProject.name = 'shop'")
                        .file(".gitignore", "/build/")
                        .is("Java")
                        .build("gradle -q bootJar", "build/libs/shop-0.1.jar: /app.jar"));
    }

    private static List<Adopted> pythonProjects() {
        return List.of(
                Adopted.of("python, a Procfile")
                        .file("requirements.txt", "gunicorn")
                        .file("Procfile", "web: gunicorn --config gunicorn.conf.py start.wsgi", "# release: none")
                        .file("gunicorn.conf.py", "bind = [\"[::]:{}\".format(os.environ.get(\"PORT\", 5006))]")
                        .file("start/wsgi.py", "application = get_wsgi_application()")
                        .file(".python-version", "3.14")
                        .is("Python")
                        .port(5006)
                        .build(
                                "python:3.14-slim",
                                "gunicorn, --config, gunicorn.conf.py, start.wsgi",
                                "start: /app/start"),
                Adopted.of("python, FastAPI and nothing else")
                        .file("requirements.txt", "fastapi", "uvicorn")
                        .file("main.py", "app = FastAPI()")
                        .is("Python")
                        .port(8000)
                        .build("uvicorn, \"main:app\"", "main.py: /app/main.py", "-r requirements.txt\n"),
                Adopted.of("python, FastAPI in a package, with poetry")
                        .file("pyproject.toml", "[tool.poetry]", "[tool.poetry.dependencies]", "uvicorn = \"*\"")
                        .file("poetry.lock", "")
                        .file("app/main.py", "app = FastAPI(", ")")
                        .file("app/api/utils.py", "@router.get(\"/health\")")
                        .is("Python")
                        .port(8000)
                        .build("poetry export", "\"app.main:app\"", "app: /app/app"),
                Adopted.of("python, gunicorn on a privileged port")
                        .file("requirements.txt", "flask", "gunicorn")
                        .file("app.py", "app = Flask(__name__)", "app.run(host='0.0.0.0', port=80)")
                        .file(
                                "Dockerfile",
                                "FROM python:3.11-slim AS base",
                                "FROM base AS final",
                                "USER 1000",
                                "EXPOSE 80",
                                "CMD [\"gunicorn\", \"app:app\", \"-b\", \"0.0.0.0:80\"]")
                        .is("Python")
                        .port(8000)
                        .build("gunicorn, \"app:app\", -b, \"0.0.0.0:8000\"", "python:3.11-slim"));
    }

    private static List<Adopted> nodeProjects() {
        return List.of(
                Adopted.of("node, started by npm and exposed by the Dockerfile")
                        .file(
                                "package.json",
                                "{\"scripts\": {\"start\": \"node ./bin/www\"}, \"dependencies\": {\"express\":"
                                        + " \"4\"}}")
                        .file("package-lock.json", "{}")
                        .file("bin/www", "#!/usr/bin/env node")
                        .file("app.js", "")
                        .file("Dockerfile", "FROM node:16", "USER node", "EXPOSE 8080", "CMD [\"npm\", \"start\"]")
                        .is("Node.js")
                        .port(8080)
                        .build("--prefix .coop/npm", "bin: /home/nonroot/bin", "/home/nonroot/bin/www", "nodejs20"),
                Adopted.of("node, main of package.json")
                        .file("package.json", "{\"main\": \"server.js\", \"dependencies\": {\"express\": \"4\"}}")
                        .file("package-lock.json", "{}")
                        .file("server.js", "var port = process.env.PORT || 4000;")
                        .file("views/index.html", "<p>")
                        .file("tests/tests.sh", "")
                        .is("Node.js")
                        .port(4000)
                        .build("server.js: /home/nonroot/server.js", "views: "),
                Adopted.of("node, a port of the end-to-end tests, and a proxy's")
                        .file(
                                "package.json",
                                "{\"scripts\": {\"start\": \"npm run start-server\", \"start-server\": \"node"
                                        + " server/server.js\"},",
                                "\"engines\": {\"node\": \">= 20.4\"}, \"dependencies\": {\"express\": \"4\"}}")
                        .file("package-lock.json", "{\"hasInstallScript\": true}")
                        .file("config/playwright.config.js", "const port = 30001;")
                        .file("config/vite.config.js", "server: { port: 3000 }")
                        .file("extra/check.js", "const port = 3999;")
                        .file("server/server.js", "const port = config.port;")
                        .file("server/config.js", "const port = [args.port, process.env.PORT, 3001]")
                        .is("Node.js >= 20.4")
                        .port(3001)
                        .build("/home/nonroot/server/server.js", "nodejs22"),
                Adopted.of("node, made by a build")
                        .file(
                                "package.json",
                                "{\"scripts\": {\"start\": \"nx serve\", \"build\": \"nx build\"}, \"dependencies\":"
                                        + " {\"express\": \"4\"}}")
                        .file(".gitignore", "**/dist")
                        .file("src/main.ts", "const PORT = process.env.PORT || 3000;")
                        .file(
                                "Dockerfile",
                                "FROM node:lts",
                                "USER node",
                                "COPY dist/api api",
                                "CMD [\"node\", \"api\"]")
                        .is("Node.js")
                        .port(3000)
                        .build("npm run build", "dist/api: "),
                Adopted.of("node, a route that is a part of a path")
                        .file("package.json", "{\"main\": \"index.js\"}")
                        .file("index.js", "router.get('/health', ok)", "app.listen(3100)")
                        .is("Node.js")
                        .port(3100)
                        .build("index.js: "));
    }

    private static List<Adopted> sites() {
        return List.of(
                Adopted.of("a site that gulp makes")
                        .file(
                                "package.json",
                                "{\"scripts\": {\"build\": \"gulp build\"}, \"devDependencies\": {\"gulp\": \"5\"}}")
                        .file("src/index.html", "<p>")
                        .file("dist/index.html", "<p>")
                        .is("static site")
                        .port(8080)
                        .health("/")
                        .build("npm run build", "dist: /public"),
                Adopted.of("a site that Vite makes elsewhere")
                        .file(
                                "package.json",
                                "{\"scripts\": {\"build\": \"vite build\", \"start\": \"vite\"}, \"devDependencies\":"
                                        + " {\"vite\": \"7\"}}")
                        .file("vite.config.ts", "build: { outDir: './www' }")
                        .file("index.html", "<p>")
                        .file("public/logo.svg", "<svg/>")
                        .file("yarn.lock", "")
                        .file(".gitignore", "www/*")
                        .is("static site")
                        .port(8080)
                        .health("/")
                        .build("yarn build", "www: /public"));
    }

    private static List<Adopted> otherProjects() {
        return List.of(
                Adopted.of(".net, a worker")
                        .file("Worker.csproj", "<TargetFramework>net7.0</TargetFramework>")
                        .file("Dockerfile", "FROM dotnet", "USER 1000", "ENTRYPOINT [\"dotnet\", \"Worker.dll\"]")
                        .is(".NET 7.0"),
                Adopted.of("folders with a project each")
                        .file("vote/requirements.txt", "flask")
                        .file("result/package.json", "{}")
                        .file("docs/index.html", "<p>")
                        .is("not known")
                        .warns("several-programs"),
                Adopted.of("manifests of others")
                        .file("guestbook/deployment.yaml", "kind: Deployment")
                        .is("not known"));
    }

    private static List<Adopted> manifests() {
        var container =
                "    spec: {containers: [{name: a, image: acme/clinic, ports: [{name: metrics, containerPort: 9000},"
                    + " {name: http, containerPort: 8081}], readinessProbe: {httpGet: {path: /readyz, port: http}}}]}";
        return List.of(
                Adopted.of("the app and its database under k8s/")
                        .file("go.mod", "module clinic")
                        .file("main.go", "package main", "http.ListenAndServe(\":8080\", nil)")
                        .file(
                                "k8s/all.yml",
                                "apiVersion: v1",
                                "kind: Service",
                                "metadata: {name: clinic}",
                                "spec: {ports: [{port: 80}]}",
                                "---",
                                "apiVersion: apps/v1",
                                "kind: Deployment",
                                "metadata: {name: clinic}",
                                "spec:",
                                "  template:",
                                container,
                                "---",
                                "apiVersion: apps/v1",
                                "kind: StatefulSet",
                                "metadata: {name: db}",
                                "spec: {template: {spec: {containers: [{image: \"postgres:18\", ports:"
                                        + " [{containerPort: 5432}]}]}}}")
                        .is("Go")
                        .port(8081)
                        .health("/readyz")
                        .warns("existing-manifests"),
                Adopted.of("a chart under k8s/")
                        .file("go.mod", "module clinic")
                        .file("main.go", "package main", "http.ListenAndServe(\":8080\", nil)")
                        .file("k8s/Chart.yaml", "apiVersion: v2", "name: clinic")
                        .file("k8s/templates/a.yaml", "kind: {{ .Values.kind }}")
                        .is("Go")
                        .port(8080)
                        .warns("existing-manifests"),
                Adopted.of("folders that look like environments")
                        .file("go.mod", "module clinic")
                        .file("main.go", "package main", "http.ListenAndServe(\":8080\", nil)")
                        .file("k8s/production/a.yaml", "apiVersion: v1", "kind: ConfigMap", "metadata: {name: a}")
                        .is("Go")
                        .port(8080)
                        .warns("environment-folders"));
    }

    @ParameterizedTest
    @MethodSource("projects")
    void findsWhatAPersonWouldWrite(Adopted project) throws IOException {
        write(project);

        var found = new ProjectDetector().detect(new ProjectFolder(home), Optional.empty());

        assertThat(found.findings())
                .filteredOn(each -> each.what().equals("language"))
                .extracting(Finding::value)
                .containsExactly(project.language().orElseThrow());
        assertThat(found.settings().port()).isEqualTo(project.port());
        assertThat(found.settings().health()).isEqualTo(project.health());
        assertThat(found.warnings()).extracting(Diagnostic::code).containsExactlyElementsOf(project.warnings());
        project.build().forEach(piece -> assertThat(text(found.build())).contains(piece));
        assertThat(text(found.build()).isEmpty()).isEqualTo(project.build().isEmpty());
    }

    /** A path on the left of `copy` is there, or a command is there that makes it. */
    @ParameterizedTest
    @MethodSource("projects")
    void namesNoFileThatNothingMakes(Adopted project) throws IOException {
        write(project);

        new ProjectDetector()
                .detect(new ProjectFolder(home), Optional.empty())
                .build()
                .sketch()
                .ifPresent(build -> build.copy()
                        .keySet()
                        .forEach(path -> assertThat(Files.exists(home.resolve(path))
                                        || build.run().isPresent())
                                .as(path)
                                .isTrue()));
    }

    private static String text(LanguageBuild build) {
        return build.sketch()
                .map(BuildText::lines)
                .map(lines -> String.join("\n", lines) + "\n")
                .orElse("");
    }

    private void write(Adopted project) throws IOException {
        for (var file : project.files().entrySet()) {
            var path = home.resolve(file.getKey());
            Files.createDirectories(Optional.ofNullable(path.getParent()).orElseThrow());
            Files.writeString(path, file.getValue());
        }
    }
}
