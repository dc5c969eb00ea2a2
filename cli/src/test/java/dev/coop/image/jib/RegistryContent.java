package dev.coop.image.jib;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads images back by plain HTTP and checks each blob's digest: nothing of Jib is believed. */
final class RegistryContent {
    private static final String MANIFESTS = "application/vnd.oci.image.manifest.v1+json,"
            + "application/vnd.docker.distribution.manifest.v2+json,"
            + "application/vnd.docker.distribution.manifest.list.v2+json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BLOCK = 512;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String root;

    RegistryContent(RegistryServer server, String repository) {
        this.root = "http://" + server.host() + "/v2/" + repository;
    }

    /** Returns a manifest's bytes. */
    byte[] manifest(String version) throws IOException, InterruptedException {
        return get("/manifests/" + version);
    }

    /** Returns a manifest. */
    JsonNode manifestTree(String version) throws IOException, InterruptedException {
        return JSON.readTree(manifest(version));
    }

    /** Returns an image's configuration. */
    JsonNode configuration(JsonNode manifest) throws IOException, InterruptedException {
        return JSON.readTree(blob(manifest.at("/config/digest").asText()));
    }

    /** Returns the files of a layer, each as {@code rwxr-xr-x /path}, in the tar's order. */
    List<String> files(String digest) throws IOException, InterruptedException {
        return tarFiles(new GZIPInputStream(new ByteArrayInputStream(blob(digest))));
    }

    private byte[] blob(String digest) throws IOException, InterruptedException {
        var bytes = get("/blobs/" + digest);
        if (!digest(bytes).equals(digest)) {
            throw new AssertionError("not the bytes of " + digest);
        }
        return bytes;
    }

    private byte[] get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(root + path))
                .header("Accept", MANIFESTS)
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new AssertionError(root + path + " gives " + response.statusCode());
        }
        return response.body();
    }

    /** Returns the digest of some bytes. */
    static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Returns the entries of a tar, each as {@code 755 path}; extended headers are passed over. */
    static List<String> tarFiles(InputStream stream) throws IOException {
        var names = new ArrayList<String>();
        try (var tar = new BufferedInputStream(stream)) {
            for (var header = tar.readNBytes(BLOCK); header.length == BLOCK && header[0] != 0; ) {
                var size = Long.parseLong(text(header, 124, 11).strip(), 8);
                tar.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
                if (header[156] != 'x') {
                    names.add(text(header, 104, 3) + " " + text(header, 0, 100));
                }
                header = tar.readNBytes(BLOCK);
            }
        }
        return names;
    }

    private static String text(byte[] header, int from, int length) {
        var text = new String(header, from, length, StandardCharsets.UTF_8);
        var end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
