package dev.coop.deploy;

import dev.coop.diagnostic.Diagnostic;
import java.util.List;

/** Told of each step of a deploy that is done. */
public interface DeployProgress {
    /** A step is done: one word, and what came of it. */
    void done(String step, String text);

    /** Something that the user should know. */
    void warning(String text);

    /** What the user should know of the app's files, each with its place. */
    void warnings(List<Diagnostic> found);

    /** Something about what is going to be done. */
    void detail(String text);
}
