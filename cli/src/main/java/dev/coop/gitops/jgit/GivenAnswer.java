package dev.coop.gitops.jgit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.jspecify.annotations.Nullable;

/** An HTTP connection that never connects, because the answer is known; how the question is put does not matter. */
final class GivenAnswer extends JDKHttpConnection {
    private final Map<String, String> headers;
    private final byte[] body;

    /** @param headers the answer's, by their names as JGit asks for them */
    GivenAnswer(URL url, Map<String, String> headers, byte[] body) throws IOException {
        super(url);
        this.headers = headers;
        this.body = body;
    }

    @Override
    public void connect() {
        // Nobody is asked.
    }

    @Override
    public int getResponseCode() {
        return HttpURLConnection.HTTP_OK;
    }

    @Override
    public String getResponseMessage() {
        return "OK";
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
        return Map.of();
    }

    @Override
    public @Nullable String getHeaderField(String name) {
        return headers.get(name);
    }

    @Override
    public List<String> getHeaderFields(String name) {
        return Optional.ofNullable(headers.get(name)).stream().toList();
    }

    @Override
    public @Nullable String getContentType() {
        return headers.get("Content-Type");
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public InputStream getInputStream() {
        return new ByteArrayInputStream(body);
    }

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public boolean usingProxy() {
        return false;
    }
}
