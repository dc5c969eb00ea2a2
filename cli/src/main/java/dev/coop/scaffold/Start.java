package dev.coop.scaffold;

import dev.coop.app.AppName;
import dev.coop.language.ProjectFolder;
import dev.coop.source.CommitId;
import dev.coop.source.Person;
import dev.coop.source.RepositoryAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Starts an app in a folder: looks at what is there, writes what is missing, and makes the first commit of a new one.
 */
public final class Start {
    private final Path folder;
    private final ProjectFolder project;
    private final Optional<RepositoryAddress> origin;
    private final Scaffolder scaffolder;
    private final FirstCommit firstCommit;

    /** Makes the first commit of a folder that is in no repository yet. */
    public interface FirstCommit {
        /** Returns the commit; none where there is a repository already. */
        Optional<Made> of(Path folder, List<String> files, String message);
    }

    /**
     * A first commit.
     *
     * @param commit the commit
     * @param madeUp who is named as its author, where neither Git nor a CI job says who that is
     */
    public record Made(CommitId commit, Optional<Person> madeUp) {}

    /**
     * What was asked for.
     *
     * @param app the app's name, if not that of the folder
     * @param template the template
     * @param ci whose workflow is written
     * @param existing what happens to files that are there
     */
    public record Request(Optional<AppName> app, Optional<String> template, Optional<Ci> ci, Existing existing) {}

    /** What was done. */
    public record Started(Scaffolded scaffolded, Optional<Made> commit) {}

    /**
     * @param folder the app's folder
     * @param project the same, to look at
     * @param origin where the folder's repository comes from, if it is in one
     * @param scaffolder writes files
     * @param firstCommit commits them
     */
    public Start(
            Path folder,
            ProjectFolder project,
            Optional<RepositoryAddress> origin,
            Scaffolder scaffolder,
            FirstCommit firstCommit) {
        this.folder = folder;
        this.project = project;
        this.origin = origin;
        this.scaffolder = scaffolder;
        this.firstCommit = firstCommit;
    }

    /** Starts the app. */
    public Started run(Request request) {
        var found = new ProjectDetector().detect(project, origin);
        var name = request.app().orElse(found.name());
        var scaffolded = scaffolder.scaffold(
                new Scaffolder.Request(
                        name, found, request.template(), request.ci(), Optional.empty(), request.existing()),
                new FolderDestination(folder));
        var commit = scaffolded.way() == Scaffolded.Way.STARTED
                ? firstCommit.of(folder, scaffolded.written(), "Start " + name)
                : Optional.<Made>empty();
        return new Started(scaffolded, commit);
    }
}
