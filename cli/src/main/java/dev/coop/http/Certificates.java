package dev.coop.http;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificate authorities that are trusted: those that the JDK brings, those of the system, which is where a
 * company puts its own, and those of the files that the environment names. Files are read when the first server is
 * spoken to.
 */
public final class Certificates {
    /** What users of OpenSSL and of Git know. */
    private static final List<String> VARIABLES = List.of("SSL_CERT_FILE", "GIT_SSL_CAINFO");

    /** Where Debian and Alpine, Fedora, openSUSE, and macOS keep them. */
    private static final List<Path> SYSTEM = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/ca-bundle.pem"),
            Path.of("/etc/ssl/cert.pem"));

    private final Map<String, String> environment;
    private final List<Path> system;
    private @Nullable SSLContext context;

    /** Returns whether it was the server's certificate that ended a connection. */
    public static boolean areWhyItFailed(Throwable thrown) {
        for (var at = thrown; at != null; at = at.getCause()) {
            if (at instanceof CertificateException || at instanceof CertPathBuilderException) {
                return true;
            }
        }
        return false;
    }

    Certificates(Map<String, String> environment) {
        this(environment, SYSTEM);
    }

    Certificates(Map<String, String> environment, List<Path> system) {
        this.environment = Map.copyOf(environment);
        this.system = List.copyOf(system);
    }

    /**
     * Returns the TLS context that trusts them, made once.
     *
     * @throws Failure INVALID_INPUT ({@code certificates-unreadable}) when a file that the environment names is not one
     *     of certificates
     */
    public SSLContext context() {
        var made = context;
        if (made == null) {
            made = make();
            context = made;
        }
        return made;
    }

    private SSLContext make() {
        try {
            var authorities = new LinkedHashSet<Certificate>(usual());
            system.stream().filter(Files::isReadable).findFirst().ifPresent(file -> authorities.addAll(known(file)));
            for (var variable : VARIABLES) {
                named(variable).ifPresent(file -> authorities.addAll(named(variable, file)));
            }
            var made = SSLContext.getInstance("TLS");
            made.init(null, trustOnly(authorities).getTrustManagers(), null);
            return made;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("a JDK without TLS", e);
        }
    }

    private Optional<String> named(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(file -> !file.isBlank());
    }

    private static Collection<? extends Certificate> known(Path file) {
        try {
            return read(file);
        } catch (IOException | GeneralSecurityException unreadable) {
            // Nobody named the file: what the JDK brings may do, and the handshake tells if it does not.
            return List.of();
        }
    }

    private static Collection<? extends Certificate> named(String variable, String file) {
        try {
            var found = read(Path.of(file));
            if (found.isEmpty()) {
                throw unreadable(variable, file, null);
            }
            return found;
        } catch (IOException | GeneralSecurityException | InvalidPathException e) {
            throw unreadable(variable, file, e);
        }
    }

    private static Collection<? extends Certificate> read(Path file) throws IOException, GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    private static Failure unreadable(String variable, String file, @Nullable Exception cause) {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error(
                                "certificates-unreadable", "cannot read the certificates that `" + variable + "` names")
                        .at(new Location.OfFile(file))
                        .hint("name a file of certificates in PEM form, or unset `" + variable + "`"),
                cause);
    }

    private static List<? extends Certificate> usual() throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trusting) {
                return List.of(trusting.getAcceptedIssuers());
            }
        }
        return List.of();
    }

    private static TrustManagerFactory trustOnly(Collection<Certificate> authorities)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (var authority : authorities) {
            store.setCertificateEntry("authority-" + store.size(), authority);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
