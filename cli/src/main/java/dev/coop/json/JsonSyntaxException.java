package dev.coop.json;

/** A text is not JSON. Who asked for the text knows what to tell a person about it. */
public final class JsonSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    JsonSyntaxException(String message, int line, int column, Throwable cause) {
        super(message, cause);
        this.line = line;
        this.column = column;
    }

    /** Returns the line of the first mistake, from 1. */
    public int line() {
        return line;
    }

    /** Returns its column, from 1. */
    public int column() {
        return column;
    }
}
