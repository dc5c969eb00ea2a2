package dev.coop.image.jib;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.registry.RegistryClient;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.http.Certificates;
import dev.coop.http.Hosts;
import dev.coop.http.Network;
import dev.coop.image.ImageReference;
import dev.coop.image.ImageRepository;
import dev.coop.time.Working;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * How registries are reached: under which name, with which credentials, and when without TLS.
 *
 * @param environment the process's environment variables; {@code DOCKER_CONFIG} moves Docker's configuration
 * @param home the user's home folder
 * @param network the proxies and certificates
 * @param connectTimeout how long a registry may take to accept a connection
 * @param working told what is being waited for
 */
public record RegistryAccess(
        Map<String, String> environment, Path home, Network network, Duration connectTimeout, Working working) {
    public RegistryAccess(Map<String, String> environment, Path home, Network network) {
        this(environment, home, network, Duration.ofSeconds(5), Working.UNSEEN);
    }

    /** Returns this access with somebody who is told what is being waited for. */
    public RegistryAccess telling(Working told) {
        return new RegistryAccess(environment, home, network, connectTimeout, told);
    }

    /** Returns whether a registry may be spoken to without TLS: it is on this machine. */
    static boolean isLoopback(ImageRepository repository) {
        return Hosts.isLoopback(host(repository));
    }

    /** Returns the reference in Jib's form. */
    static com.google.cloud.tools.jib.api.ImageReference jib(ImageReference reference) {
        try {
            return com.google.cloud.tools.jib.api.ImageReference.parse(reference.toString());
        } catch (InvalidImageReferenceException refused) {
            throw new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error("invalid-image-reference", "not an image reference: `" + reference + "`")
                            .hint("write it as in ghcr.io/acme/mean-mug:1.4"),
                    refused);
        }
    }

    /** Returns the image in its registry, with the ways to find credentials for it. */
    RegistryImage image(ImageReference reference) {
        var image = RegistryImage.named(jib(reference));
        credentials(reference).forEach(image::addCredentialRetriever);
        return image;
    }

    /** Returns the ways to find credentials for the registry of an image, the first to try first. */
    List<CredentialRetriever> credentials(ImageReference reference) {
        new DockerAuth(dockerConfig()).check(reference.repository().registry());
        var factory = CredentialRetrieverFactory.forImage(jib(reference), event -> {}, environment);
        return List.of(factory.dockerConfig(dockerConfig()), factory.wellKnownCredentialHelpers());
    }

    /** Returns the credentials that the user has for the registry of an image. */
    Optional<Credential> credential(ImageReference reference) throws CredentialRetrievalException {
        for (var retriever : credentials(reference)) {
            var credential = retriever.retrieve();
            if (credential.isPresent()) {
                return credential;
            }
        }
        return Optional.empty();
    }

    /** Returns HTTP for the registry of an image: TLS, or whatever it speaks when it is on this machine. */
    static FailoverHttpClient http(ImageReference reference) {
        return new FailoverHttpClient(isLoopback(reference.repository()), false, event -> {});
    }

    /** Returns what makes clients of the registry of an image. */
    static RegistryClient.Factory client(ImageReference reference, FailoverHttpClient http) {
        var named = jib(reference);
        return RegistryClient.factory(EventHandlers.NONE, named.getRegistry(), named.getRepository(), http)
                .setUserAgent("coop");
    }

    /** Closes the connections. */
    static void close(FailoverHttpClient http) {
        try {
            http.shutDown();
        } catch (IOException closing) {
            throw new UncheckedIOException(closing);
        }
    }

    private Path dockerConfig() {
        var moved = Optional.ofNullable(environment.get("DOCKER_CONFIG")).filter(path -> !path.isBlank());
        return moved.map(Path::of).orElse(home.resolve(".docker")).resolve("config.json");
    }

    /**
     * Fails soon when a registry cannot be connected to. Jib tries each request for about a minute, which is right for
     * a connection that was lost and wrong for one that was never there.
     *
     * @throws Failure UNREACHABLE, or INVALID_INPUT when the user's certificates cannot be read
     */
    void connect(ImageReference reference) {
        network.vouchForLibraries();
        var uri = URI.create("https://" + jib(reference).getRegistry());
        if (uri.getPort() < 0 && isLoopback(reference.repository())) {
            return;
        }
        try (var _ = working.waiting(uri.getAuthority(), "CONNECT")) {
            if (isLoopback(reference.repository())) {
                connect(uri);
            } else {
                shakeHands(uri);
            }
        } catch (SSLException refused) {
            if (Certificates.areWhyItFailed(refused)) {
                throw RegistryFailures.unreachable(reference, "CONNECT", refused);
            }
            // Jib finds out what is spoken instead of TLS.
        } catch (IOException notConnected) {
            throw RegistryFailures.unreachable(reference, "CONNECT", notConnected);
        }
    }

    private void connect(URI uri) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), milliseconds());
        }
    }

    /** Connects through the proxy and as far as the certificate, without a request. */
    private void shakeHands(URI uri) throws IOException {
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        try {
            connection.setConnectTimeout(milliseconds());
            connection.setReadTimeout(milliseconds());
            connection.connect();
        } finally {
            connection.disconnect();
        }
    }

    private int milliseconds() {
        return Math.toIntExact(connectTimeout.toMillis());
    }

    private static String host(ImageRepository repository) {
        return repository.registry().replaceFirst(":[0-9]+$", "");
    }
}
