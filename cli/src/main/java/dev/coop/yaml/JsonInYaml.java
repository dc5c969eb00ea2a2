package dev.coop.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * JSON as every YAML reader takes it. Nearly all JSON is YAML; not so, for the reader that Kubernetes and Argo CD use,
 * are the escape of a slash, the two escapes of a character beyond the first plane, and some characters that JSON may
 * hold as they are.
 */
public final class JsonInYaml {
    private static final String REPLACEMENT = "\\uFFFD";

    private final String text;
    private final List<Splice> splices = new ArrayList<>();

    private JsonInYaml(String text) {
        this.text = text;
    }

    /** Returns a text of JSON with those written otherwise, every other character as it is. */
    public static String of(String json) {
        return new JsonInYaml(json).written();
    }

    private String written() {
        for (var at = 0; at < text.length(); ) {
            at = text.charAt(at) == '\\' ? escape(at) : character(at);
        }
        return Splice.apply(text, splices);
    }

    private int character(int at) {
        var point = text.codePointAt(at);
        var end = at + Character.charCount(point);
        var allowed = point == '\t' || point == '\n' || point == '\r' || (point >= ' ' && point < 0x7F);
        var shown = point >= 0xA0
                && point != 0x2028
                && point != 0x2029
                && point != 0xFEFF
                && (point < 0xFFFE || point > 0xFFFF)
                && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
        if (!allowed && !shown) {
            var surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            splices.add(new Splice(at, end, surrogate ? REPLACEMENT : "\\u%04X".formatted(point)));
        }
        return end;
    }

    private int escape(int at) {
        if (text.startsWith("\\/", at)) {
            splices.add(new Splice(at, at + 2, "/"));
            return at + 2;
        }
        if (!text.startsWith("\\u", at) || !Character.isSurrogate(unit(at))) {
            return Math.min(at + 2, text.length());
        }
        var high = unit(at);
        var paired = Character.isHighSurrogate(high)
                && text.startsWith("\\u", at + 6)
                && Character.isLowSurrogate(unit(at + 6));
        var end = paired ? at + 12 : at + 6;
        var point = paired ? Character.toChars(Character.toCodePoint(high, unit(at + 6))) : new char[0];
        splices.add(new Splice(at, end, paired ? new String(point) : REPLACEMENT));
        return end;
    }

    private char unit(int at) {
        var digits = text.substring(at + 2, Math.min(at + 6, text.length()));
        return digits.matches("[0-9a-fA-F]{4}") ? (char) Integer.parseInt(digits, 16) : ' ';
    }
}
