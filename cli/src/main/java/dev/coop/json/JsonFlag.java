package dev.coop.json;

/**
 * A true or false.
 *
 * @param value which of them
 */
public record JsonFlag(boolean value) implements JsonValue {}
