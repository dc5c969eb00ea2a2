package dev.coop.config.login;

import dev.coop.config.Credentials.Login;
import dev.coop.config.Machine;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonSyntaxException;
import dev.coop.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where Docker keeps the logins of registries, and every tool that pushes images looks for them
 * (https://docs.docker.com/reference/cli/docker/login/): {@code config.json}, or the helper that it names.
 */
public final class DockerConfiguration {
    private final Machine machine;

    public DockerConfiguration(Machine machine) {
        this.machine = machine;
    }

    private Path file() {
        return machine.variable("DOCKER_CONFIG")
                .map(Path::of)
                .orElseGet(() -> machine.home().resolve(".docker"))
                .resolve("config.json");
    }

    /** Returns where the login of a registry is or would be kept. */
    public String place(String registry) {
        return helper(read(), registry).map(each -> "docker-credential-" + each).orElseGet(() -> file().toString());
    }

    /** Returns where the login of a registry is kept, if the configuration names it. */
    public Optional<String> source(String registry) {
        var config = read();
        return helper(config, registry)
                .map(each -> "docker-credential-" + each)
                .or(() -> Optional.of(file().toString())
                        .filter(_ -> config.text("auths", key(registry), "auth").isPresent()));
    }

    /** Keeps the login of a registry. */
    public void save(String registry, Login login) {
        var config = read();
        var helper = helper(config, registry);
        if (helper.isPresent()) {
            var stored = JsonObject.empty()
                    .with("ServerURL", key(registry))
                    .with("Username", login.user())
                    .with("Secret", login.token().secret());
            ask(helper.orElseThrow(), "store", JsonWriter.writeCompact(stored));
            return;
        }
        var auth = Base64.getEncoder()
                .encodeToString((login.user() + ":" + login.token().secret()).getBytes(StandardCharsets.UTF_8));
        var auths = config.object("auths").orElse(JsonObject.empty());
        write(config.with("auths", auths.with(key(registry), JsonObject.empty().with("auth", auth))));
    }

    /** Forgets the login of a registry; returns whether the configuration had one. */
    public boolean remove(String registry) {
        var config = read();
        var helper = helper(config, registry);
        if (helper.isPresent()) {
            ask(helper.orElseThrow(), "erase", key(registry));
            return true;
        }
        if (config.at("auths", key(registry)).isEmpty()) {
            return false;
        }
        var left = new LinkedHashMap<>(
                config.object("auths").orElse(JsonObject.empty()).members());
        left.remove(key(registry));
        write(config.with("auths", new JsonObject(left)));
        return true;
    }

    private static Optional<String> helper(JsonObject config, String registry) {
        return config.text("credHelpers", registry)
                .or(() -> config.text("credsStore"))
                .filter(each -> !each.isBlank());
    }

    /** Docker Hub has a name that is older than the registry protocol. */
    private static String key(String registry) {
        return registry.equals("docker.io") || registry.equals("index.docker.io")
                ? "https://index.docker.io/v1/"
                : registry;
    }

    private void ask(String helper, String verb, String input) {
        var command = List.of("docker-credential-" + helper, verb);
        if (machine.programs().ask(command, machine.folder(), Map.of(), input).isEmpty()) {
            throw failed("`" + String.join(" ", command) + "` fails, which docker's configuration names", null);
        }
    }

    private JsonObject read() {
        if (!Files.exists(file())) {
            return JsonObject.empty();
        }
        try {
            return JsonReader.readObject(Files.readString(file()));
        } catch (IOException e) {
            throw failed("docker's configuration cannot be read", e);
        } catch (JsonSyntaxException _) {
            // Its text may hold a token.
            throw failed("docker's configuration is not JSON", null);
        }
    }

    private void write(JsonObject config) {
        try {
            // Docker's file may be a link to one that is kept elsewhere.
            var target = Files.exists(file()) ? file().toRealPath() : file();
            Files.createDirectories(target.getParent());
            // A temporary file is its owner's alone from the start.
            var fresh = Files.createTempFile(target.getParent(), ".config", ".new");
            try {
                Files.writeString(fresh, JsonWriter.write(config));
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw failed("docker's configuration cannot be written", e);
        }
    }

    private Failure failed(String what, @Nullable Throwable cause) {
        return new Failure(
                Failure.Kind.OTHER,
                Diagnostic.error("docker-configuration", what)
                        .at(new Location.OfFile(file().toString()))
                        .hint("correct it, or log in with `docker login`"),
                cause);
    }
}
