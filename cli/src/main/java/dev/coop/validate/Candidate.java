package dev.coop.validate;

import dev.coop.app.SourceFiles;
import dev.coop.platform.Platform;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An app's files that are to be checked.
 *
 * @param files coop.yaml and everything in the folder of extra resources
 * @param prefix what stands in front of a file's path when a person reads it; empty or with a slash at its end
 * @param platform where the app runs; without it, what a platform demands is not checked
 * @param exists whether a file or folder is there, by its path in the app's folder
 */
public record Candidate(SourceFiles files, String prefix, Optional<Platform> platform, Predicate<String> exists) {

    /** Makes one whose other files cannot be looked at, such as a release's: what it copies is taken to be there. */
    public Candidate(SourceFiles files, String prefix, Optional<Platform> platform) {
        this(files, prefix, platform, _ -> true);
    }
}
