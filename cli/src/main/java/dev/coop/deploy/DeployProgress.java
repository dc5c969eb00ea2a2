package dev.coop.deploy;

/** Told of each step of a deploy that is done. */
public interface DeployProgress {
    /** A step is done: one word, and what came of it. */
    void done(String step, String text);

    /** Something that the user should know. */
    void warning(String text);

    /** Something about what is going to be done. */
    void detail(String text);
}
