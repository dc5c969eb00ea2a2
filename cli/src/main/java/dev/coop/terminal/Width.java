package dev.coop.terminal;

/** How many columns text takes on a terminal. */
public final class Width {
    private Width() {}

    /** Returns the columns of a text, its dress left out, wide characters counted twice. */
    public static int of(String text) {
        return plain(text).codePoints().map(Width::of).sum();
    }

    /** Returns the text without colours and links. */
    public static String plain(String text) {
        return Style.bare(text);
    }

    /** Returns the text with spaces behind it up to that many columns. */
    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /**
     * Returns the text cut to that many columns, with an ellipsis where something was cut; a cut text loses its dress.
     */
    public static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        var kept = new StringBuilder();
        var used = 1;
        for (var character : plain(text).codePoints().toArray()) {
            used += of(character);
            if (used > columns) {
                break;
            }
            kept.appendCodePoint(character);
        }
        return kept.append("…").toString();
    }

    /**
     * East Asian wide characters and emoji (Unicode Standard Annex 11, by blocks) take two columns, combining ones
     * none.
     */
    private static int of(int character) {
        var type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        var wide = (character >= 0x1100 && character <= 0x115F)
                || (character >= 0x2E80 && character <= 0xA4CF)
                || (character >= 0xAC00 && character <= 0xD7A3)
                || (character >= 0xF900 && character <= 0xFAFF)
                || (character >= 0xFE30 && character <= 0xFE4F)
                || (character >= 0xFF00 && character <= 0xFF60)
                || (character >= 0x1F300 && character <= 0x1FAFF)
                || (character >= 0x20000 && character <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
