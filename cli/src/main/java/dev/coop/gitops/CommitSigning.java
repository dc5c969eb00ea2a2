package dev.coop.gitops;

import dev.coop.source.Person;
import java.util.Optional;

/** The port to what signs the commits that coop makes. */
public interface CommitSigning {

    /**
     * Signs a commit, where the user wants commits to be signed.
     *
     * @param commit the commit object without a signature, as Git stores it
     * @param committer whose key it is where none is named
     * @return the signature as text; none where commits are not to be signed
     * @throws dev.coop.diagnostic.Failure when it should be signed and cannot be
     */
    Optional<String> sign(byte[] commit, Person committer);
}
