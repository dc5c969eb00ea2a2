package dev.coop.language;

import dev.coop.language.LanguageBuild.Suggested;
import dev.coop.language.LanguageBuild.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A Python web app: what starts it, and how it becomes an image. */
final class PythonProject {
    static final int SERVER_PORT = 8000;
    private static final String PACKAGES = "/packages";
    private static final Pattern ASGI =
            Pattern.compile("^(\\w+)\\s*(?::\\s*\\w+\\s*)?=\\s*(?:FastAPI|Starlette|Litestar|Quart)\\(");
    private static final Pattern WSGI =
            Pattern.compile("^(\\w+)\\s*(?::\\s*\\w+\\s*)?=\\s*(?:flask\\.)?(?:Flask|Bottle)\\(");
    private static final Pattern DJANGO = Pattern.compile("^application\\s*=\\s*get_wsgi_application\\(");
    private static final Pattern OF_BASE =
            Pattern.compile("(?:^|/)python:(3\\.\\d{1,3})(?!\\d)|:python(3\\.\\d{1,3})(?!\\d)");
    private static final Pattern VERSION = Pattern.compile("3\\.\\d{1,3}(?!\\d)");
    private static final Pattern BIND = Pattern.compile("(.*[:\\]])(\\d{2,5})");
    private static final Pattern NOT_READ = Pattern.compile(
            "(?i)\\..*|.*\\.(md|txt|rst|ya?ml|toml|lock|sh|tar|cfg)|procfile.*|dockerfile.*|containerfile"
                + "|makefile|licen[cs]e.*|notice|codeowners|app\\.json|k8s.*|tests?|docs?|dist|build|venv|node_modules|__pycache__|.*\\.egg-info|charts?|examples?");

    private final ProjectFolder folder;
    private final Optional<Dockerfile> dockerfile;

    PythonProject(ProjectFolder folder) {
        this.folder = folder;
        this.dockerfile = Dockerfile.in(folder);
    }

    /** Returns how the app is started: by its Procfile or Dockerfile, else as its framework wants it. */
    Optional<StartCommand> start() {
        return StartCommand.in(folder, dockerfile).filter(this::isPython).or(this::byFramework);
    }

    private boolean isPython(StartCommand command) {
        return command.words().getFirst().matches("(.*/)?(python3?|gunicorn|uvicorn|hypercorn|fastapi|flask|daphne)");
    }

    private Optional<StartCommand> byFramework() {
        return found(ASGI, "uvicorn").or(() -> found(WSGI, "gunicorn")).or(this::django);
    }

    private Optional<StartCommand> found(Pattern pattern, String server) {
        return folder.sources(Set.of("py")).stream()
                .flatMap(file -> folder.line(file, pattern).stream())
                .findFirst()
                .map(line -> {
                    var found = pattern.matcher(line.text());
                    var app = module(line.file()) + ":" + (found.find() ? found.group(1) : "app");
                    return new StartCommand(
                            server.equals("uvicorn")
                                    ? List.of(server, app, "--host", "0.0.0.0", "--port", "$PORT")
                                    : List.of(server, app, "--bind", "0.0.0.0:$PORT"),
                            line.place());
                });
    }

    private Optional<StartCommand> django() {
        return folder.hasFile("manage.py")
                ? folder.sources(Set.of("py")).stream()
                        .filter(file -> file.endsWith("/wsgi.py"))
                        .flatMap(file -> folder.line(file, DJANGO).stream())
                        .findFirst()
                        .map(line -> new StartCommand(
                                List.of("gunicorn", module(line.file()), "--bind", "0.0.0.0:$PORT"), line.place()))
                : Optional.empty();
    }

    private static String module(String file) {
        return file.replaceFirst("\\.py$", "").replace('/', '.').replaceFirst("\\.__init__$", "");
    }

    LanguageBuild build(Optional<Integer> port) {
        var start = start();
        if (start.isEmpty()) {
            return new Unknown();
        }
        var copy = new LinkedHashMap<String, String>();
        copy.put(BuildOutput.FOLDER + "/packages", PACKAGES);
        folder.entries("").stream()
                .filter(name -> !NOT_READ.matcher(name).matches())
                .filter(name -> name.endsWith(".py") || folder.hasFolder(name))
                .filter(folder::isForImage)
                .forEach(name -> copy.put(name, "/app/" + name));
        var environment = new LinkedHashMap<String, String>();
        environment.put("PYTHONPATH", "/app:" + PACKAGES);
        return new Suggested(
                new BuildText(
                        Optional.of(install()),
                        Optional.of("docker.io/library/python:" + version() + "-slim"),
                        copy,
                        entrypoint(start.get().on(port.orElse(SERVER_PORT)), port.orElse(SERVER_PORT))),
                environment,
                "packages are made for the machine that installs them: build on Linux with Python " + version());
    }

    /** Runs a module of the installed packages: their scripts are on no path. */
    private static List<String> entrypoint(List<String> words, int port) {
        var program = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
        var entrypoint = new ArrayList<String>(List.of("python"));
        if (program.startsWith("python")) {
            words.stream().skip(1).map(PythonProject::below).forEach(entrypoint::add);
        } else {
            entrypoint.addAll(List.of("-m", program));
            words.stream().skip(1).map(word -> PythonProject.onPort(word, port)).forEach(entrypoint::add);
        }
        return entrypoint;
    }

    private static String below(String word) {
        return word.endsWith(".py") && !word.startsWith("/") ? "/app/" + word.replaceFirst("^\\./", "") : word;
    }

    private static String onPort(String word, int port) {
        var bind = BIND.matcher(word);
        return bind.matches() && Integer.parseInt(bind.group(2)) < 1024 ? bind.group(1) + port : word;
    }

    private String install() {
        var into = "--target " + BuildOutput.FOLDER + "/packages";
        if (folder.hasFile("uv.lock")) {
            return "uv export --frozen --no-dev --no-emit-project | uv pip install " + into + " -r -";
        }
        if (folder.hasFile("poetry.lock")) {
            return "poetry export | pip install " + into + " -r /dev/stdin";
        }
        return "pip install " + into + (folder.hasFile("requirements.txt") ? " -r requirements.txt" : " .") + server();
    }

    /** Returns the server that runs the app, where the project does not list it. */
    private String server() {
        var listed = folder.text("requirements.txt").orElse("")
                + folder.text("pyproject.toml").orElse("");
        return start().map(start -> start.words().getFirst())
                .filter(program -> program.matches("uvicorn|gunicorn") && !listed.contains(program))
                .map(program -> " " + program)
                .orElse("");
    }

    private String version() {
        return folder.text(".python-version")
                .flatMap(PythonProject::number)
                .or(() -> dockerfile.map(Dockerfile::base).flatMap(base -> {
                    var found = OF_BASE.matcher(base);
                    return found.find()
                            ? Optional.ofNullable(found.group(1)).or(() -> Optional.ofNullable(found.group(2)))
                            : Optional.empty();
                }))
                .orElse("3.13");
    }

    private static Optional<String> number(String text) {
        var found = VERSION.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }
}
