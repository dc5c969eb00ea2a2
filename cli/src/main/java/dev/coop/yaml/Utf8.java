package dev.coop.yaml;

import dev.coop.diagnostic.Diagnostic;
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

    /** Returns the first place that is not UTF-8 ({@code not-utf8}), if there is one. */
    public static Optional<Diagnostic> problem(String name, byte[] bytes) {
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
