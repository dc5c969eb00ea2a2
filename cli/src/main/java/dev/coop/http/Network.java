package dev.coop.http;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The way to other systems that the environment describes.
 *
 * @param proxies which proxy leads to an address
 * @param certificates which authorities are trusted
 */
public record Network(EnvironmentProxies proxies, Certificates certificates) {

    /** Reads the environment, and no file yet. */
    public static Network of(Map<String, String> environment) {
        return new Network(new EnvironmentProxies(environment), new Certificates(environment));
    }

    /**
     * Makes these proxies the process's own, for the libraries that bring a network stack of their own. Without the
     * property the JDK shows no password to a proxy that leads to a TLS server, which is what nearly all proxies do.
     */
    public void leadLibraries() {
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        ProxySelector.setDefault(proxies);
        Authenticator.setDefault(new ProxyLogin(proxies));
    }

    /**
     * Makes these authorities the process's own. To be called before a library speaks TLS: it reads files.
     *
     * @throws dev.coop.diagnostic.Failure as {@link Certificates#context()}
     */
    public void vouchForLibraries() {
        var context = certificates.context();
        SSLContext.setDefault(context);
        HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
    }

    /** Shows the proxy's user and password to the proxy, and nothing to anybody else. */
    private static final class ProxyLogin extends Authenticator {
        private final EnvironmentProxies proxies;

        ProxyLogin(EnvironmentProxies proxies) {
            super();
            this.proxies = proxies;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return Optional.of(getRequestorType())
                    .filter(RequestorType.PROXY::equals)
                    .flatMap(_ -> proxies.login(getRequestingHost(), getRequestingPort()))
                    .map(login -> login.split(":", 2))
                    .map(login ->
                            new PasswordAuthentication(login[0], (login.length > 1 ? login[1] : "").toCharArray()))
                    .orElse(null);
        }
    }
}
