package dev.coop.terminal;

/** How text is dressed for one stream: colours, symbols and links where it can show them, plain text elsewhere. */
public record Style(boolean coloured, boolean unicode, boolean links) {
    /** Plain text with Unicode symbols. */
    public static final Style PLAIN = new Style(false, true, false);

    private static final String ESCAPE = "\u001b";

    /** Returns the symbol of a mark. */
    public String mark(Mark mark) {
        return colour(mark.colour(), mark.symbol(unicode));
    }

    /** Returns the text in a colour. */
    public String colour(Colour colour, String text) {
        return coloured ? ESCAPE + "[" + colour.parameter() + "m" + text + ESCAPE + "[0m" : text;
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
        return links ? ESCAPE + "]8;;" + address + ESCAPE + "\\" + text + ESCAPE + "]8;;" + ESCAPE + "\\" : text;
    }
}
