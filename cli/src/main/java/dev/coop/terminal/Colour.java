package dev.coop.terminal;

/** The colours that read on dark and light grounds, as SGR parameters (ECMA-48, 8.3.117). */
public enum Colour {
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    BLUE("34"),
    CYAN("36"),
    BOLD("1"),
    FAINT("2");

    private final String parameter;

    Colour(String parameter) {
        this.parameter = parameter;
    }

    String parameter() {
        return parameter;
    }
}
