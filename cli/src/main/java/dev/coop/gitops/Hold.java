package dev.coop.gitops;

import dev.coop.image.ImageReference.Digest;
import dev.coop.source.CommitId;

/**
 * Why a release was taken back, as the hold.yaml beside release.yaml says it. The commit and those before it stay out
 * of the environment until a newer one comes, or somebody releases the hold.
 *
 * @param commit the bad commit of the app
 * @param digest the image that was made of it
 * @param reason what is wrong with it; empty where nobody said
 * @param by who took it back
 */
public record Hold(CommitId commit, Digest digest, String reason, String by) {
    /** The version of hold.yaml's format that this coop writes. */
    public static final int FORMAT = 1;

    /** The file's name in the environment's folder. */
    public static final String FILE = "hold.yaml";
}
