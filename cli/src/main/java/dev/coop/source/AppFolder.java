package dev.coop.source;

import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Standpoint;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** An app as it lies in a folder of a repository. What is in it is read when it is first asked for. */
public final class AppFolder {
    private final AppGlance glance;
    private final Opener opener;
    private final Standpoint user;
    private Optional<SourceRepository> source = Optional.empty();

    /**
     * @param glance where it is
     * @param opener opens its repository
     * @param user from where its files are seen
     */
    public AppFolder(AppGlance glance, Opener opener, Standpoint user) {
        this.glance = glance;
        this.opener = opener;
        this.user = user;
    }

    /** Opens the repository that a folder is in. */
    public interface Opener {
        SourceRepository open(Path folder);
    }

    /** Returns where its coop.yaml is. */
    public Path folder() {
        return glance.folder();
    }

    /** Returns the repository that it is in. */
    public SourceRepository source() {
        if (source.isEmpty()) {
            source = Optional.of(opener.open(glance.folder()));
        }
        return source.get();
    }

    /** Returns what stands in front of the paths of its files when a person reads them. */
    public String prefix() {
        return user.prefix(glance.folder());
    }

    /** Returns whether a file or folder is there, by its path in the app's folder; what is no path is nowhere. */
    public boolean has(String path) {
        try {
            return Files.exists(folder().resolve(path));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    /** Returns its coop.yaml and extra resources, as every command takes them. */
    public SourceFiles files() {
        return source().files();
    }
}
