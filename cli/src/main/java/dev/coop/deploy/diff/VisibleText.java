package dev.coop.deploy.diff;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Text whose every character shows: an escape sequence that redraws a terminal, or a direction mark that turns a line
 * around, would let a reviewer read something else than what is deployed.
 */
public final class VisibleText {
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int DELETE = 0x7f;

    /** Emoji and scripts such as Persian are written with these; they hide nothing. */
    private static final int JOINER = 0x200d;

    private static final int NON_JOINER = 0x200c;

    private VisibleText() {}

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

    /** Returns the text's lines without their ends. */
    static List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        var body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return List.of(body.split("\n", -1)).stream().map(VisibleText::line).toList();
    }

    /** Returns one line in which nothing is hidden. */
    public static String line(String text) {
        var visible = new StringBuilder();
        text.codePoints().forEach(each -> append(visible, each));
        return visible.toString();
    }

    private static void append(StringBuilder visible, int each) {
        if (each < ' ' && each != '\t') {
            visible.appendCodePoint(CONTROL_PICTURES + each);
        } else if (each == DELETE) {
            visible.append('\u2421');
        } else if (hidden(each)) {
            visible.append("<U+%04X>".formatted(each));
        } else {
            visible.appendCodePoint(each);
        }
    }

    private static boolean hidden(int each) {
        return switch (Character.getType(each)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                each != '\t' && each != JOINER && each != NON_JOINER;
            default -> false;
        };
    }
}
