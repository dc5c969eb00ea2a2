package dev.coop.source.jgit;

import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.source.CommitId;
import java.io.IOException;
import java.util.TreeMap;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;

/**
 * An app's files as a commit has them.
 *
 * @param repository the repository
 * @param appPath the app's folder in it, {@code .} at its root
 */
record CommittedFiles(Repository repository, String appPath) {

    SourceFiles at(CommitId commit, String resourcesFolder) throws IOException {
        var prefix = appPath.equals(".") ? "" : appPath + "/";
        var resources = tidy(resourcesFolder);
        try (var walk = new TreeWalk(repository)) {
            walk.addTree(tree(commit));
            walk.setRecursive(true);
            if (!resources.isEmpty()) {
                walk.setFilter(PathFilterGroup.createFromStrings(prefix + SourceFiles.COOP_YAML, prefix + resources));
            } else if (!prefix.isEmpty()) {
                walk.setFilter(PathFilterGroup.createFromStrings(appPath));
            }
            var files = new TreeMap<String, byte[]>();
            while (walk.next()) {
                files.put(walk.getPathString().substring(prefix.length()), bytes(walk));
            }
            return new SourceFiles(files);
        }
    }

    private RevTree tree(CommitId commit) throws IOException {
        try (var walk = new RevWalk(repository)) {
            return walk.parseCommit(ObjectId.fromString(commit.value())).getTree();
        } catch (MissingObjectException | IncorrectObjectTypeException _) {
            throw absent(commit);
        }
    }

    private static byte[] bytes(TreeWalk at) throws IOException {
        var mode = at.getFileMode(0);
        if (!mode.equals(FileMode.REGULAR_FILE) && !mode.equals(FileMode.EXECUTABLE_FILE)) {
            throw new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error(
                                    "not-a-regular-file",
                                    "`" + at.getPathString()
                                            + "` is a symbolic link or a submodule; a release keeps files only")
                            .at(new Location.OfFile(at.getPathString()))
                            .hint("put the file itself there"));
        }
        return at.getObjectReader().open(at.getObjectId(0)).getBytes();
    }

    private static String tidy(String folder) {
        return folder.replaceFirst("^(\\./)+", "").replaceFirst("/+$", "").replaceFirst("^\\.$", "");
    }

    static Failure absent(CommitId commit) {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error("commit-not-here", "the commit `" + commit.abbreviated() + "` is not in this clone")
                        .hint("fetch more of the history: `git fetch --unshallow`"));
    }
}
