package dev.coop.cli;

/** The version of this coop; a test compares it with the pom's. */
public final class CoopVersion {
    /** Such as {@code 0.1.0}. */
    public static final String CURRENT = "0.1.0";

    private CoopVersion() {}

    /** Returns {@code coop 0.1.0}. */
    static String line() {
        return "coop " + CURRENT;
    }
}
