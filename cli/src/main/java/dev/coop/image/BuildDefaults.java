package dev.coop.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How an image is made when coop.yaml does not say it: one row for each language.
 *
 * @param language its name, as {@code coop init} shows it
 * @param found tells an app's folder in that language
 * @param run the command that makes the artifacts
 * @param base the image to build on
 * @param copy path in the app's folder to path in the image
 * @param entrypoint what the container runs; empty for what the base runs
 * @param user the user it runs as
 * @param environment environment variables; {@code ${port}} stands for the app's port
 */
record BuildDefaults(
        String language,
        Predicate<Path> found,
        Optional<String> run,
        String base,
        Map<String, String> copy,
        List<String> entrypoint,
        String user,
        Map<String, String> environment) {
    // The image's own non-root user, as distroless images number it.
    private static final String NON_ROOT = "65532";

    private static final List<BuildDefaults> TABLE = List.of(
            new BuildDefaults(
                    "go",
                    folder -> Files.isRegularFile(folder.resolve("go.mod")),
                    // Neither paths, nor the state of the work tree, nor a build id: the same source is the same file.
                    Optional.of("CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags='-s -w -buildid='"
                            + " -o dist/$COOP_ARCH/app ."),
                    "gcr.io/distroless/static:nonroot",
                    Map.of("dist/${arch}/app", "/app"),
                    List.of("/app"),
                    NON_ROOT,
                    Map.of()),
            new BuildDefaults(
                    "static",
                    folder -> Files.isDirectory(folder.resolve("public")),
                    Optional.empty(),
                    "docker.io/joseluisq/static-web-server:2",
                    Map.of("public", "/public"),
                    List.of(),
                    NON_ROOT,
                    // The server's default port and folder differ between its versions, so both are set.
                    Map.of("SERVER_PORT", "${port}", "SERVER_ROOT", "/public")));

    /** Returns the row for the language that an app's folder is in, if there is one. */
    static Optional<BuildDefaults> of(Path folder) {
        return TABLE.stream().filter(row -> row.found.test(folder)).findFirst();
    }
}
