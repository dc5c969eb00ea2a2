package dev.coop.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an app's image is made, as coop.yaml says it.
 *
 * @param run the command that makes the artifacts, run by a shell in the app's folder
 * @param base the image to build on, {@code scratch}, or none for the default of the language found
 * @param copy path in the repository to path in the image, in order, each one layer
 * @param entrypoint what the container runs
 * @param user the user it runs as
 * @param platforms such as {@code linux/amd64}; never empty
 */
public record Build(
        Optional<String> run,
        Optional<String> base,
        Map<String, String> copy,
        List<String> entrypoint,
        Optional<String> user,
        List<String> platforms) {}
