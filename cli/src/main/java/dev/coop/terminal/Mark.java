package dev.coop.terminal;

/** The symbols in front of a line; a word beside them always says the same. */
public enum Mark {
    DONE("✔", "+", Colour.GREEN),
    FAILED("✖", "x", Colour.RED),
    GOING("◐", "~", Colour.CYAN),
    WAITING("○", "o", Colour.CYAN),
    WARNING("▲", "!", Colour.YELLOW),
    DETAIL("·", "-", Colour.FAINT);

    private final String symbol;
    private final String ascii;
    private final Colour colour;

    Mark(String symbol, String ascii, Colour colour) {
        this.symbol = symbol;
        this.ascii = ascii;
        this.colour = colour;
    }

    String symbol(boolean unicode) {
        return unicode ? symbol : ascii;
    }

    Colour colour() {
        return colour;
    }
}
