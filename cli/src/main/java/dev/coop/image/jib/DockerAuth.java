package dev.coop.image.jib;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The logins in Docker's {@code config.json}, as far as they can be wrong: Jib takes one that it cannot read for a
 * registry that does not answer.
 *
 * @param file the configuration
 */
record DockerAuth(Path file) {

    /**
     * Fails when the login of a registry cannot be read.
     *
     * @throws Failure NOT_ALLOWED naming the file
     */
    void check(String registry) {
        for (var key : List.of(registry, "https://" + registry, "https://" + registry + "/v1/", "http://" + registry)) {
            auth(key).filter(text -> !isLogin(text)).ifPresent(_ -> {
                throw broken(registry, key);
            });
        }
    }

    private Optional<String> auth(String key) {
        try {
            return Files.isRegularFile(file)
                    ? JsonReader.readObject(Files.readString(file))
                            .text("auths", key, "auth")
                            .filter(text -> !text.isBlank())
                    : Optional.empty();
        } catch (IOException | JsonSyntaxException unreadable) {
            // Whoever has no configuration that can be read is anybody, as for Docker's own tools.
            return Optional.empty();
        }
    }

    /** A login is the user, a colon and the password, in Base64. */
    private static boolean isLogin(String text) {
        try {
            return new String(Base64.getDecoder().decode(text.strip()), StandardCharsets.ISO_8859_1).indexOf(':') > 0;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private Failure broken(String registry, String key) {
        return new Failure(
                Failure.Kind.NOT_ALLOWED,
                Diagnostic.error(
                                "registry-login-unreadable",
                                "the login of `" + registry + "` cannot be read: `auth` of `" + key
                                        + "` is no user and password in Base64")
                        .at(new Location.OfFile(file.toString()))
                        .hint("docker login " + registry + "; in CI, see that the variable with it was not cut off"));
    }
}
