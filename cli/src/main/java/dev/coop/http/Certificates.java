package dev.coop.http;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The certificate authorities that are trusted: those that the JDK brings, and a file's in addition. */
public final class Certificates {
    private Certificates() {}

    /**
     * Makes a TLS context that also trusts the certificates of a PEM file.
     *
     * @throws Failure INVALID_INPUT ({@code certificates-unreadable}) when the file cannot be read as such
     */
    public static SSLContext trusting(Path pem) {
        try {
            var authorities = new ArrayList<Certificate>(usual());
            authorities.addAll(CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(pem))));
            var context = SSLContext.getInstance("TLS");
            context.init(null, trustOnly(authorities).getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error(
                                    "certificates-unreadable",
                                    "cannot read the certificates that `SSL_CERT_FILE` names")
                            .at(new Location.OfFile(pem.toString()))
                            .hint("name a file of certificates in PEM form, or unset `SSL_CERT_FILE`"),
                    e);
        }
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

    private static TrustManagerFactory trustOnly(List<Certificate> authorities)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (var i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority-" + i, authorities.get(i));
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
