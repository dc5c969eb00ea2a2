package dev.coop.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority that nobody knows, with a server's certificate for 127.0.0.1 and {@code *.test}. */
public record TestAuthority(Path folder) {
    private static final String PASSWORD = "changeit";

    public static TestAuthority in(Path folder) throws Exception {
        Files.createDirectories(folder);
        var authority = new TestAuthority(folder);
        authority.keytool("-genkeypair", "-alias", "ca", "-dname", "CN=Test CA", "-ext", "bc:c");
        authority.keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-signer",
                "ca",
                "-dname",
                "CN=server",
                "-ext",
                "san=ip:127.0.0.1,dns:git.test,dns:api.test,dns:registry.test");
        authority.keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "ca",
                "-file",
                authority.certificate().toString());
        return authority;
    }

    /** Returns the authority's certificate in PEM form. */
    public Path certificate() {
        return folder.resolve("ca.pem");
    }

    /** Writes the server's certificate in PEM form. */
    public Path serverCertificate() throws IOException, GeneralSecurityException {
        return pem("server.pem", "CERTIFICATE", store().getCertificate("server").getEncoded());
    }

    /** Writes the server's key in PEM form. */
    public Path serverKey() throws IOException, GeneralSecurityException {
        return pem(
                "server-key.pem",
                "PRIVATE KEY",
                store().getKey("server", PASSWORD.toCharArray()).getEncoded());
    }

    /** Returns what a server shows. */
    public SSLContext context() throws IOException, GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        var store = store();
        store.deleteEntry("ca");
        keys.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private KeyStore store() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(folder.resolve("keys.p12").toFile(), PASSWORD.toCharArray());
    }

    private Path pem(String name, String kind, byte[] content) throws IOException {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                folder.resolve(name), "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", folder.resolve("keys.p12").toString(), "-storepass", PASSWORD));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "3650"));
        }
        var log = folder.resolve("keytool.log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + "\n" + Files.readString(log));
        }
    }
}
