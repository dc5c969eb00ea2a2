package dev.coop.language;

import java.util.List;

/** The form of a path below the app's folder that may stand in a coop.yaml and in a comment of it. */
final class PlainPath {
    private static final int LONGEST = 1000;

    private PlainPath() {}

    /** Returns whether a text is such a path: relative, going nowhere up, on one line, and without variables. */
    static boolean is(String text) {
        return text.length() <= LONGEST
                && !text.contains("${")
                && text.codePoints().noneMatch(PlainPath::breaks)
                && List.of(text.split("/", -1)).stream()
                        .noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
    }

    /** YAML ends a line at U+2028 and U+2029, too. */
    private static boolean breaks(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
