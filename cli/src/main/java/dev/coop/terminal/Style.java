package dev.coop.terminal;

import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * How text is dressed for one stream: colours, symbols and links where it can show them, plain text elsewhere.
 *
 * <p>A dress is sealed with what nobody else can know, and becomes an escape sequence only when a terminal sends it. So
 * other people's words, which may hold any sequence, go beside it as text that shows.
 */
public final class Style {
    private static final char SEAL = '\ufdd0';
    private static final char KEY_END = '\ufdd1';
    private static final char END = '\ufdd2';
    private static final String LINK = "8;;";
    private static final String ESCAPE = "\u001b";
    private static final Pattern DRESS =
            Pattern.compile(SEAL + "[^" + SEAL + END + "]*" + KEY_END + "[^" + SEAL + END + "]*" + END);
    private static final Pattern SAFE_ADDRESS = Pattern.compile("[!-~]+");

    /** Plain text with Unicode symbols. */
    public static final Style PLAIN = new Style(false, true, false);

    private final boolean coloured;
    private final boolean unicode;
    private final boolean links;
    private final String key;

    /**
     * @param coloured whether the stream shows colours
     * @param unicode whether it shows more than ASCII
     * @param links whether it shows links
     */
    public Style(boolean coloured, boolean unicode, boolean links) {
        this.coloured = coloured;
        this.unicode = unicode;
        this.links = links;
        this.key = coloured || links ? Long.toHexString(new SplittableRandom().nextLong()) : "";
    }

    /** Returns whether the stream shows colours. */
    public boolean coloured() {
        return coloured;
    }

    /** Returns whether the stream shows more than ASCII. */
    public boolean unicode() {
        return unicode;
    }

    /** Returns whether the stream shows links. */
    public boolean links() {
        return links;
    }

    /** Returns the symbol of a mark. */
    public String mark(Mark mark) {
        return colour(mark.colour(), mark.symbol(unicode));
    }

    /** Returns the text in a colour. */
    public String colour(Colour colour, String text) {
        return coloured ? sealed(colour.parameter()) + text + sealed("0") : text;
    }

    /** Returns the text in bold. */
    public String strong(String text) {
        return colour(Colour.BOLD, text);
    }

    /** Returns the text held back. */
    public String faint(String text) {
        return colour(Colour.FAINT, text);
    }

    /** Returns the text as an OSC 8 link where the stream shows links; only the text elsewhere. */
    public String link(String text, String address) {
        return links && SAFE_ADDRESS.matcher(address).matches() ? sealed(LINK + address) + text + sealed(LINK) : text;
    }

    private String sealed(String dress) {
        return SEAL + key + KEY_END + dress + END;
    }

    /** Returns the text with all that is hidden in it made visible; its dress stays. */
    public String visible(String text) {
        return rewritten(text, dress -> dress);
    }

    /** Returns what is sent to the stream. */
    String sent(String text) {
        return rewritten(text, dress -> {
            var what = dress.substring(dress.indexOf(KEY_END) + 1, dress.length() - 1);
            return what.startsWith(LINK) ? ESCAPE + "]" + what + ESCAPE + "\\" : ESCAPE + "[" + what + "m";
        });
    }

    private interface Rewriting {
        String of(String dress);
    }

    private String rewritten(String text, Rewriting own) {
        if (key.isEmpty()) {
            return VisibleText.line(text);
        }
        var result = new StringBuilder();
        var seal = SEAL + key + KEY_END;
        var from = 0;
        for (var at = text.indexOf(seal); at >= 0; at = text.indexOf(seal, from)) {
            var end = text.indexOf(END, at) + 1;
            result.append(VisibleText.line(text.substring(from, at))).append(own.of(text.substring(at, end)));
            from = end;
        }
        return result.append(VisibleText.line(text.substring(from))).toString();
    }

    /** Returns the text without any dress. */
    static String bare(String text) {
        return text.indexOf(SEAL) < 0 ? text : DRESS.matcher(text).replaceAll("");
    }
}
