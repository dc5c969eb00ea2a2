package dev.coop.gitops.jgit;

import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/**
 * HTTP connections whose answers are remembered, because JGit's exceptions do not carry the status, and which show a
 * credential only to the scheme, host and port it was given for.
 */
final class WatchedConnections extends JDKHttpConnectionFactory {
    private final String origin;
    private final GitNetwork network;
    private OptionalInt lastStatus = OptionalInt.empty();

    WatchedConnections(URIish uri, GitNetwork network) {
        // An address like host:path has no scheme, and no HTTP connection either.
        this.origin = origin(Optional.ofNullable(uri.getScheme()).orElse("ssh"), uri.getHost(), uri.getPort());
        this.network = network;
    }

    /** Returns the status of the last answer since {@link #forget()}; none if there was no answer. */
    OptionalInt lastStatus() {
        return lastStatus;
    }

    void forget() {
        lastStatus = OptionalInt.empty();
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return create(url, Proxy.NO_PROXY);
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        lastStatus = OptionalInt.empty();
        if (url.getProtocol().equalsIgnoreCase("https")) {
            network.network().vouchForLibraries();
        }
        return new Watched(url, proxy);
    }

    private static String origin(String scheme, String host, int port) {
        var known = scheme.toLowerCase(Locale.ROOT);
        var number = port > 0 ? port : known.equals("https") ? 443 : 80;
        return known + "://" + host.toLowerCase(Locale.ROOT) + ":" + number;
    }

    private final class Watched extends JDKHttpConnection {
        Watched(URL url, Proxy proxy) throws IOException {
            super(url, proxy);
        }

        @Override
        public void setRequestProperty(String key, String value) {
            var url = getURL();
            if (!key.equalsIgnoreCase("Authorization")
                    || origin(url.getProtocol(), url.getHost(), url.getPort()).equals(origin)) {
                super.setRequestProperty(key, value);
            }
        }

        @Override
        public int getResponseCode() throws IOException {
            var status = super.getResponseCode();
            if (lastStatus.isEmpty()) {
                network.trace().accept(getRequestMethod() + " " + withoutUserInfo(getURL()) + " -> " + status);
            }
            lastStatus = OptionalInt.of(status);
            return status;
        }

        private static String withoutUserInfo(URL url) {
            return url.toString().replaceFirst("//[^/@]*@", "//");
        }
    }
}
