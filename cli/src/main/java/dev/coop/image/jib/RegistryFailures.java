package dev.coop.image.jib;

import com.google.cloud.tools.jib.api.InsecureRegistryException;
import com.google.cloud.tools.jib.api.RegistryAuthenticationFailedException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.http.ResponseException;
import com.google.cloud.tools.jib.image.json.PlatformNotFoundInBaseImageException;
import com.google.cloud.tools.jib.image.json.UnlistedPlatformInManifestListException;
import com.google.cloud.tools.jib.registry.RegistryCredentialsNotSentException;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.http.Certificates;
import dev.coop.image.ImageReference;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What Jib throws, in words for people. */
final class RegistryFailures {
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private RegistryFailures() {}

    /** Returns whether the registry said that it has no such image. */
    static boolean saysNotFound(Throwable thrown) {
        return status(thrown).orElse(0) == NOT_FOUND;
    }

    /**
     * Returns what went wrong with a request for an image.
     *
     * @param request such as {@code PUT /v2/acme/mug}
     */
    static Failure of(ImageReference image, String request, Throwable thrown) {
        if (has(thrown, InterruptedException.class)) {
            Thread.currentThread().interrupt();
            return failure(Failure.Kind.OTHER, "image-build-interrupted", "the build was interrupted", thrown)
                    .hint("run the same command again: what was pushed is not pushed again")
                    .asFailure();
        }
        if (has(thrown, RegistryCredentialsNotSentException.class)) {
            return notAllowed(image, request, "asks for credentials, which are not sent without TLS", thrown);
        }
        if (has(thrown, RegistryUnauthorizedException.class)
                || has(thrown, RegistryAuthenticationFailedException.class)
                || has(thrown, CredentialRetrievalException.class)) {
            return notAllowed(image, request, "does not allow it", thrown);
        }
        if (has(thrown, PlatformNotFoundInBaseImageException.class)
                || has(thrown, UnlistedPlatformInManifestListException.class)) {
            return noSuchPlatform(image, thrown);
        }
        var status = status(thrown);
        if (status.isPresent() && status.getAsInt() < SERVER_ERROR && status.getAsInt() != TOO_MANY_REQUESTS) {
            return failure(
                            Failure.Kind.OTHER,
                            "registry-refused",
                            "`" + registry(image) + "` refused the request (" + status.getAsInt() + ")",
                            thrown)
                    .at(image, request)
                    .hint("check that the repository `" + image.repository() + "` exists and takes images")
                    .asFailure();
        }
        if (has(thrown, FileSystemException.class)) {
            return failure(
                            Failure.Kind.OTHER,
                            "image-not-written",
                            "the image could not be written: " + file(thrown),
                            thrown)
                    .hint("check that the file can be read or written and that the disk is not full")
                    .asFailure();
        }
        return unreachable(image, request, thrown);
    }

    /** Returns that a registry does not answer. */
    static Failure unreachable(ImageReference image, String request, Throwable thrown) {
        if (Certificates.areWhyItFailed(thrown)) {
            return failure(
                            Failure.Kind.UNREACHABLE,
                            "registry-not-trusted",
                            "the certificate of `" + registry(image) + "` is not trusted",
                            thrown)
                    .at(image, request)
                    .hint("name the file of its authority's certificate (PEM) in `SSL_CERT_FILE`")
                    .asFailure();
        }
        var why = has(thrown, InsecureRegistryException.class)
                ? "`" + registry(image) + "` does not speak TLS as it has to"
                : "`" + registry(image) + "` does not answer" + cause(thrown);
        return failure(Failure.Kind.UNREACHABLE, "registry-unreachable", why, thrown)
                .at(image, request)
                .hint("check the name and the network, then run the same command again")
                .asFailure();
    }

    /** Returns why a registry does not answer, where that is known. */
    private static String cause(Throwable thrown) {
        if (has(thrown, UnknownHostException.class)) {
            return ": there is no such host, or no network";
        }
        if (has(thrown, SocketTimeoutException.class)) {
            return ": it took too long";
        }
        return has(thrown, ConnectException.class) ? ": the connection was refused" : "";
    }

    /** Returns that the base image is not in its registry. */
    static Failure noSuchBase(ImageReference base) {
        return failure(Failure.Kind.INVALID_INPUT, "base-image-missing", "there is no base image `" + base + "`", null)
                .at(base, "GET " + path(base))
                .hint("correct `build.base` in coop.yaml")
                .asFailure();
    }

    private static Failure noSuchPlatform(ImageReference base, Throwable thrown) {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error(
                                "base-platform-missing",
                                "the base image `" + base + "` is not there for every platform in `build.platforms`")
                        .at(new Location.OfFile(SourceFiles.COOP_YAML))
                        .hint("choose a base image that is, or remove the platform"),
                thrown);
    }

    private static Failure notAllowed(ImageReference image, String request, String what, Throwable thrown) {
        return failure(Failure.Kind.NOT_ALLOWED, "registry-not-allowed", "`" + registry(image) + "` " + what, thrown)
                .at(image, request)
                .hint("log in with `docker login " + registry(image)
                        + "`, or check that the credentials there may use `"
                        + image.repository().path() + "`")
                .asFailure();
    }

    /** Returns the path of an image's manifest in the registry's API. */
    static String path(ImageReference image) {
        var version = switch (image.version()) {
            case ImageReference.Tag(var name) -> name;
            case ImageReference.Digest(var value) -> value;
        };
        return "/v2/" + image.repository().path() + "/manifests/" + version;
    }

    private static String registry(ImageReference image) {
        return image.repository().registry();
    }

    private static String file(Throwable thrown) {
        return find(thrown, FileSystemException.class)
                .map(trouble -> "`" + trouble.getFile() + "`")
                .orElse("a file");
    }

    private static OptionalInt status(Throwable thrown) {
        return find(thrown, ResponseException.class)
                .map(response -> OptionalInt.of(response.getStatusCode()))
                .orElseGet(OptionalInt::empty);
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        return find(thrown, type).isPresent();
    }

    private static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
        for (@Nullable Throwable each = thrown; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }

    private static Draft failure(Failure.Kind kind, String code, String message, @Nullable Throwable cause) {
        return new Draft(kind, Diagnostic.error(code, message), Optional.ofNullable(cause));
    }

    private record Draft(Failure.Kind kind, Diagnostic diagnostic, Optional<Throwable> cause) {
        Draft at(ImageReference image, String request) {
            return new Draft(kind, diagnostic.at(new Location.OnRemote(registry(image), request)), cause);
        }

        Draft hint(String next) {
            return new Draft(kind, diagnostic.hint(next), cause);
        }

        Failure asFailure() {
            return new Failure(kind, diagnostic, cause.orElse(null));
        }
    }
}
