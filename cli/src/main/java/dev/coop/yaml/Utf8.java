package dev.coop.yaml;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes that should be UTF-8 text. */
public final class Utf8 {
    private Utf8() {}

    /** Returns the text; characters that are none are replaced. */
    public static SourceText text(String name, byte[] bytes) {
        return new SourceText(name, new String(bytes, StandardCharsets.UTF_8));
    }

    /** It says so by a mark, or every second byte of plain words is zero. */
    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        var first = bytes[0] & 0xFF;
        var second = bytes[1] & 0xFF;
        return (first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF) || (first == 0) != (second == 0);
    }

    /** Returns the first place that is not UTF-8 ({@code not-utf8}), if there is one. */
    public static Optional<Diagnostic> problem(String name, byte[] bytes) {
        if (isUtf16(bytes)) {
            return Optional.of(Diagnostic.error("not-utf8", "this is UTF-16 text, not UTF-8")
                    .at(new Location.OfFile(name))
                    .hint("save the file as UTF-8"));
        }
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (!result.isError()) {
            return Optional.empty();
        }
        var at = out.position();
        return Optional.of(Diagnostic.error(
                        "not-utf8", "byte 0x%02X is not UTF-8 text".formatted(bytes[in.position()] & 0xFF))
                .at(text(name, bytes).locate(at, at + 1))
                .hint("save the file as UTF-8"));
    }
}
