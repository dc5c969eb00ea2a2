package dev.coop.config;

/** A secret. Its text form hides it. */
public record Token(String secret) {
    @Override
    public String toString() {
        return "***";
    }
}
