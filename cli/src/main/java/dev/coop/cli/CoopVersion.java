package dev.coop.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of this coop; a test compares it with the pom's. */
public final class CoopVersion implements IVersionProvider {
    /** Such as {@code 0.1.0}. */
    public static final String CURRENT = "0.1.0";

    @Override
    public String[] getVersion() {
        return new String[] {"coop " + CURRENT};
    }
}
