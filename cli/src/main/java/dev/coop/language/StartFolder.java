package dev.coop.language;

/**
 * The folder of the image in which a program starts. Distroless images for a user who is not root begin in that user's
 * home: what a program opens by a relative path has to be there.
 */
final class StartFolder {
    static final String PATH = "/home/nonroot";

    private StartFolder() {}

    /** Returns where a file goes that the Dockerfile puts beside the program, or elsewhere. */
    static String in(Dockerfile.RuntimeFile file) {
        return file.target().startsWith("/") ? file.target() : PATH + "/" + file.target();
    }
}
