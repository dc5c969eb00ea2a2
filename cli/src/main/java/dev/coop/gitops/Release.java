package dev.coop.gitops;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.image.ImageReference;
import dev.coop.image.ImageReference.Digest;
import dev.coop.image.ImageRepository;
import dev.coop.source.CommitId;
import dev.coop.source.RepositoryAddress;
import dev.coop.source.WorkTree;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an environment should run, as its release.yaml says it.
 *
 * @param app the app
 * @param environment the environment
 * @param team who owns the app, if the platform has teams
 * @param cluster what Argo CD calls the cluster
 * @param namespace where it runs
 * @param repository the image's repository
 * @param digest the image's digest
 * @param source where the app's configuration comes from
 */
public record Release(
        AppName app,
        EnvironmentName environment,
        Optional<String> team,
        String cluster,
        String namespace,
        ImageRepository repository,
        Digest digest,
        Source source) {

    /** The version of release.yaml's format that this coop writes. */
    public static final int FORMAT = 1;

    /**
     * Where an app's configuration comes from.
     *
     * @param repository the app's own repository
     * @param path the app's folder in it
     * @param commit the commit
     * @param ref the branch or tag it was on, if known
     * @param subject the first line of its message
     * @param workTree whether the files were those of the commit
     */
    public record Source(
            RepositoryAddress repository,
            String path,
            CommitId commit,
            Optional<String> ref,
            String subject,
            WorkTree workTree) {
        /** Returns the commit for people, such as {@code 1a2b3c4} or {@code 1a2b3c4-dirty}. */
        public String version() {
            return commit.abbreviated() + workTree.suffix();
        }

        /** Whether both are the same app's: the same repository and folder. */
        public boolean sameOrigin(Source other) {
            return repository.sameAs(other.repository) && path.equals(other.path);
        }
    }

    /** What coop owns in an environment's folder; all else there is somebody's and stays. */
    public static final Set<String> OWN = Set.of("release.yaml", Hold.FILE, "source", "manifests");

    /** Returns the image, pinned by its digest. */
    public ImageReference image() {
        return repository.at(digest);
    }

    /** Whether both run the same commit in the same image, wherever that is. */
    public boolean isOfSameBuild(Release other) {
        return source.commit().equals(other.source.commit()) && digest.equals(other.digest);
    }

    /** Returns {@code apps/<app>}, which has all that coop keeps of an app. */
    public static String folder(AppName app) {
        return "apps/" + app;
    }

    /** Returns {@code apps/<app>/<environment>}. */
    public static String folder(AppName app, EnvironmentName environment) {
        return folder(app) + "/" + environment;
    }

    /** Returns what the branches of an app begin with, {@code coop/<app>/}. */
    public static String branches(AppName app) {
        return "coop/" + app + "/";
    }

    /**
     * Returns what the branches of all apps of a repository together begin with: its path behind an underscore, which
     * no app's name begins with.
     */
    public static String branches(RepositoryAddress repository) {
        return "coop/_"
                + repository
                        .path()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9-]+", ".")
                        .replaceAll("^\\.+|\\.+$", "")
                + "/";
    }

    /** Returns {@code coop/<app>/<environment>}. */
    public static String branch(AppName app, EnvironmentName environment) {
        return branches(app) + environment;
    }
}
