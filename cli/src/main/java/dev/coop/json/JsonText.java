package dev.coop.json;

/**
 * A string.
 *
 * @param value its characters, without quotes or escapes
 */
public record JsonText(String value) implements JsonValue {}
