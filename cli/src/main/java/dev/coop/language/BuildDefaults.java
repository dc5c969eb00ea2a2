package dev.coop.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the image of a language is made when coop.yaml does not say it.
 *
 * @param run the command that makes the artifacts
 * @param base the image to build on
 * @param copy path in the app's folder to path in the image
 * @param entrypoint what the container runs; empty for what the base runs
 * @param environment environment variables; {@code ${port}} stands for the app's port
 */
public record BuildDefaults(
        Optional<String> run,
        String base,
        Map<String, String> copy,
        List<String> entrypoint,
        Map<String, String> environment) {
    private static final BuildDefaults GO = new BuildDefaults(
            // Neither paths, nor the state of the work tree, nor a build id: the same source is the same file.
            Optional.of("CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags='-s -w -buildid='"
                    + " -o .coop/$COOP_ARCH/app ."),
            "gcr.io/distroless/static:nonroot",
            Map.of(".coop/${arch}/app", "/app"),
            List.of("/app"),
            Map.of());

    private static final BuildDefaults SITE = new BuildDefaults(
            Optional.empty(),
            "docker.io/joseluisq/static-web-server:2",
            Map.of("public", "/public"),
            List.of(),
            // The server's default port and folder differ between its versions, so both are set.
            Map.of("SERVER_PORT", "${port}", "SERVER_ROOT", "/public"));

    /** Returns the defaults of a language, if it has any. */
    public static Optional<BuildDefaults> of(Language language) {
        return switch (language) {
            case GO -> Optional.of(GO);
            case STATIC -> Optional.of(SITE);
            case RUST, JAVA, PYTHON, NODE, DOTNET, RUBY, PHP -> Optional.empty();
        };
    }
}
