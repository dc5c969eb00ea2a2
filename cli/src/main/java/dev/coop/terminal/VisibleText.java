package dev.coop.terminal;

/**
 * Text whose every character shows: an escape sequence that redraws a terminal, or a direction mark that turns a line
 * around, would let a reader see something else than what is there.
 */
public final class VisibleText {
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int DELETE = 0x7f;
    private static final int TAGS = 0xe0000;
    private static final int END_OF_TAGS = 0xe0fff;

    /** Emoji and scripts such as Persian are written with these; between letters of English they only hide. */
    private static final int JOINER = 0x200d;

    private static final int NON_JOINER = 0x200c;

    private VisibleText() {}

    /** Returns one line in which nothing is hidden. */
    public static String line(String text) {
        return shown(text, false);
    }

    /** Returns one line of a file, in which tabs stand for blanks and nothing is hidden. */
    public static String lineOfFile(String text) {
        return shown(text, true);
    }

    /** Returns whether a character cannot be seen, or moves what can be seen. */
    public static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isFiller(character) || isNoCharacter(character);
        };
    }

    private static String shown(String text, boolean ofFile) {
        if (text.chars().allMatch(each -> each >= ' ' && each < DELETE)) {
            return text;
        }
        var points = text.codePoints().toArray();
        var visible = new StringBuilder();
        for (var at = 0; at < points.length; at++) {
            var each = points[at];
            if (joins(points, at) || (ofFile && each == '\t')) {
                visible.appendCodePoint(each);
            } else if (each < ' ') {
                visible.appendCodePoint(CONTROL_PICTURES + each);
            } else if (each == DELETE) {
                visible.append('\u2421');
            } else if (isHidden(each)) {
                visible.append("<U+%04X>".formatted(each));
            } else {
                visible.appendCodePoint(each);
            }
        }
        return visible.toString();
    }

    private static boolean joins(int[] points, int at) {
        return (points[at] == JOINER || points[at] == NON_JOINER)
                && at > 0
                && at + 1 < points.length
                && isJoined(points[at - 1])
                && isJoined(points[at + 1]);
    }

    private static boolean isJoined(int character) {
        return character > DELETE
                && Character.UnicodeScript.of(character) != Character.UnicodeScript.LATIN
                && !isHidden(character);
    }

    /** Letters and a symbol that are drawn as nothing. */
    private static boolean isFiller(int character) {
        return switch (character) {
            case 0x034f, 0x115f, 0x1160, 0x2800, 0x3164, 0xffa0 -> true;
            default -> false;
        };
    }

    private static boolean isNoCharacter(int character) {
        return (character & 0xfffe) == 0xfffe
                || (character >= 0xfdd0 && character <= 0xfdef)
                || (character >= TAGS && character <= END_OF_TAGS && !Character.isDefined(character));
    }
}
