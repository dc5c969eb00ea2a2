package dev.coop.language;

/** Where the commands of a {@code build} that coop writes put what they make. */
public final class BuildOutput {
    /** The folder, in the app's own; `coop build` sees to it that Git leaves it out. */
    public static final String FOLDER = ".coop";

    private BuildOutput() {}
}
