package dev.coop.gitops.jgit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/**
 * HTTP connections whose answers are remembered, because JGit's exceptions do not carry the status, and which show a
 * credential only to the scheme, host and port it was given for.
 *
 * <p>JGit asks for a server's capabilities and refs before each fetch. What a server of protocol version 2 can do is
 * asked for once, and the refs only where somebody wants to know them.
 */
final class WatchedConnections extends JDKHttpConnectionFactory {
    private static final String CAPABILITIES = "/info/refs?service=git-upload-pack";
    private static final Map<String, String> NO_REFS = Map.of("Content-Type", "application/x-git-upload-pack-result");

    private final String origin;
    private final GitNetwork network;
    private final Map<String, Capabilities> capabilities = new HashMap<>();
    private OptionalInt lastStatus = OptionalInt.empty();
    private boolean refsAreOfNoInterest;

    WatchedConnections(URIish uri, GitNetwork network) {
        // An address like host:path has no scheme, and no HTTP connection either.
        this.origin = origin(Optional.ofNullable(uri.getScheme()).orElse("ssh"), uri.getHost(), uri.getPort());
        this.network = network;
    }

    /** Returns the status of the last answer since {@link #begin(Interest)}; none if there was no answer. */
    OptionalInt lastStatus() {
        return lastStatus;
    }

    /** To be called before a fetch. */
    void begin(Interest interest) {
        lastStatus = OptionalInt.empty();
        refsAreOfNoInterest = interest == Interest.OBJECTS && isVersion2();
    }

    /** Whether the server has answered in protocol version 2. */
    boolean isVersion2() {
        return !capabilities.isEmpty();
    }

    /** What is asked of the server next. */
    enum Interest {
        OBJECTS,
        REFS
    }

    // The body's bytes as characters, so that two of the same are equal.
    private record Capabilities(Map<String, String> headers, String body) {}

    @Override
    public HttpConnection create(URL url) throws IOException {
        return create(url, Proxy.NO_PROXY);
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        lastStatus = OptionalInt.empty();
        var known = capabilities.get(url.toString());
        if (known != null) {
            return new GivenAnswer(url, known.headers(), known.body().getBytes(StandardCharsets.ISO_8859_1));
        }
        if (refsAreOfNoInterest && url.getPath().endsWith("/git-upload-pack")) {
            // The first question after the capabilities is that for the refs.
            refsAreOfNoInterest = false;
            return new GivenAnswer(url, NO_REFS, "0000".getBytes(StandardCharsets.US_ASCII));
        }
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

        @Override
        public InputStream getInputStream() throws IOException {
            var url = getURL().toString();
            if (!url.endsWith(CAPABILITIES) || getResponseCode() != HttpURLConnection.HTTP_OK) {
                return super.getInputStream();
            }
            try (var answer = super.getInputStream()) {
                var body = answer.readAllBytes();
                if (isOfVersion2(body)) {
                    capabilities.put(url, new Capabilities(headers(), new String(body, StandardCharsets.ISO_8859_1)));
                }
                return new ByteArrayInputStream(body);
            }
        }

        // In older versions the same answer has the refs, which change.
        private boolean isOfVersion2(byte[] body) throws IOException {
            var plain = "gzip".equals(getHeaderField("Content-Encoding"))
                    ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes()
                    : body;
            var start = new String(plain, 0, Math.min(plain.length, 80), StandardCharsets.US_ASCII);
            return start.contains("version 2\n");
        }

        private Map<String, String> headers() {
            var headers = new HashMap<String, String>();
            for (var name : List.of("Content-Type", "Content-Encoding")) {
                Optional.ofNullable(getHeaderField(name)).ifPresent(value -> headers.put(name, value));
            }
            return Map.copyOf(headers);
        }

        private static String withoutUserInfo(URL url) {
            return url.toString().replaceFirst("//[^/@]*@", "//");
        }
    }
}
