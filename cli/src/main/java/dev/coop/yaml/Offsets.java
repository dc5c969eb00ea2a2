package dev.coop.yaml;

/** SnakeYAML counts code points, Java's strings count UTF-16 units. */
final class Offsets {
    private Offsets() {}

    static int of(String text, int codePoints) {
        return text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
    }
}
