package dev.coop.language;

import dev.coop.app.AppName;
import dev.coop.language.LanguageBuild.Several;
import dev.coop.language.LanguageBuild.Unknown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** How a project's image is made, as far as that can be told without asking. */
public final class BuildDetector {
    private final ProjectFolder folder;

    public BuildDetector(ProjectFolder folder) {
        this.folder = folder;
    }

    /**
     * Returns how the image of the project is made.
     *
     * @param port the port that the app is to listen on, if that is known
     */
    public LanguageBuild build(LanguageMark mark, AppName app, Optional<Integer> port) {
        return switch (mark.language()) {
            case GO -> new GoProject(folder).build(app);
            case STATIC -> new SiteProject(folder).build(mark);
            case RUST -> new RustProject(folder).build(app);
            case JAVA -> new JavaProject(folder, mark).build();
            case PYTHON -> new PythonProject(folder).build(port);
            case NODE -> new NodeProject(folder).build();
            case DOTNET, RUBY, PHP -> new Unknown();
        };
    }

    /** Returns whether it has several programs, and nothing says which one is the app. */
    public boolean isOfSeveral(LanguageMark mark, AppName app) {
        return build(mark, app, Optional.empty()) instanceof Several;
    }

    /** Returns which source files are the app's: those of another program of the repository are not. */
    public Predicate<String> sourcesOf(LanguageMark mark, AppName app) {
        return switch (mark.language()) {
            case GO -> new GoProject(folder).sourcesOf(app);
            case NODE -> new NodeProject(folder).sources();
            case STATIC, RUST, JAVA, PYTHON, DOTNET, RUBY, PHP -> _ -> true;
        };
    }

    /** Returns the commands by which CI sees whether the project is well, and gets what its build needs. */
    public List<String> checks(LanguageMark mark) {
        return switch (mark.language()) {
            case GO -> List.of("go vet ./... && go test ./...");
            case NODE, STATIC -> mark.file().equals(PackageJson.FILE) ? new NodeProject(folder).checks() : List.of();
            case RUST, JAVA, PYTHON, DOTNET, RUBY, PHP -> List.of();
        };
    }

    /** Returns the port that the server of a framework listens on unless it is told otherwise. */
    public Optional<Integer> usualPort(Language language) {
        return language == Language.PYTHON && new PythonProject(folder).start().isPresent()
                ? Optional.of(PythonProject.SERVER_PORT)
                : Optional.empty();
    }

    /** Returns the files that the Dockerfile puts beside a compiled program, each with its line. */
    public Map<String, ProjectFolder.Line> filesAtRunTime() {
        return folder.hasFile("go.mod") ? new GoProject(folder).filesAtRunTime() : Map.of();
    }

    /** Returns the line of a Go module that is C inside. */
    public Optional<ProjectFolder.Line> needsCgo() {
        return new GoProject(folder).cgo();
    }
}
