package dev.coop.gitops.jgit;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.io.IOException;

/**
 * JGit can read a repository out of a bucket of Amazon S3, which coop never does: a platform is a Git server or a path.
 * Only the builder of the native binary reads this. The listing is the only code that needs an XML parser, which would
 * be a twentieth of the binary.
 */
@TargetClass(className = "org.eclipse.jgit.transport.AmazonS3$ListParser")
final class WithoutS3Listing {
    private WithoutS3Listing() {}

    /** Stands in for the method of this name, which has callers. */
    @Substitute
    @SuppressWarnings("DoNotCallSuggester")
    void list() throws IOException {
        throw new IOException("coop reads no repository from Amazon S3: name a Git server or a path");
    }
}
