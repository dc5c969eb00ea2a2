package dev.coop.deploy.diff;

import dev.coop.terminal.VisibleText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a file says, as far as it is text. */
final class FileText {
    private FileText() {}

    /** Returns the text, unless it is binary: not UTF-8, or with a NUL. */
    static Optional<String> decoded(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    /** Returns the text's lines without their ends, with nothing hidden in them. */
    static List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        var body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return List.of(body.split("\n", -1)).stream()
                .map(VisibleText::lineOfFile)
                .toList();
    }
}
