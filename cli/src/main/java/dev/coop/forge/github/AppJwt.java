package dev.coop.forge.github;

import dev.coop.config.AppTokens.App;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a GitHub App shows to be known as itself: a JSON Web Token that its key signs
 * (https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app).
 */
final class AppJwt {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (?:RSA )?PRIVATE KEY-----");

    /** A clock that is a little fast must not make it one of the future. */
    private static final Duration BACK = Duration.ofSeconds(60);

    /** GitHub takes none that is good for more than ten minutes. */
    private static final Duration LIFE = Duration.ofMinutes(9);

    /** RFC 8017, A.1: version 0 and the algorithm rsaEncryption, as RFC 5208 puts them before an RSA key. */
    private static final byte[] RSA_HEADER = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private AppJwt() {}

    /** Returns the token that the app shows at a time. */
    static String of(App app, Instant now) {
        var header = JsonObject.empty().with("alg", "RS256").with("typ", "JWT");
        var claims = JsonObject.empty()
                .with("iat", now.minus(BACK).getEpochSecond())
                .with("exp", now.plus(LIFE).getEpochSecond())
                .with("iss", app.id());
        var signed = encoded(JsonWriter.writeCompact(header).getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(JsonWriter.writeCompact(claims).getBytes(StandardCharsets.UTF_8));
        return signed + "." + encoded(signature(app, signed));
    }

    private static byte[] signature(App app, String signed) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key(app.key().secret()));
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException notAKey) {
            throw noKey();
        }
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        var found = PEM.matcher(pem);
        if (!found.find()) {
            throw noKey();
        }
        try {
            var der = Base64.getMimeDecoder().decode(found.group(2));
            var spec = new PKCS8EncodedKeySpec(found.group(1) == null ? der : wrapped(der));
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (IllegalArgumentException notBase64) {
            throw noKey();
        }
    }

    /** GitHub gives keys in the older form of PKCS #1, the JDK reads that of PKCS #8. */
    private static byte[] wrapped(byte[] rsaKey) {
        return tagged(0x30, joined(RSA_HEADER, tagged(0x04, rsaKey)));
    }

    private static byte[] tagged(int tag, byte[] content) {
        return joined(
                new byte[] {
                    (byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length,
                },
                content);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Without the cause: what the JDK says of a key may hold a part of it. */
    private static Failure noKey() {
        return new Failure(
                Failure.Kind.NOT_ALLOWED,
                Diagnostic.error("app-key-unreadable", "the private key of the GitHub App is no RSA key in PEM form")
                        .hint("give `COOP_GITHUB_APP_KEY` the whole file that GitHub made, from `-----BEGIN` to the"
                                + " last `-----`"));
    }
}
