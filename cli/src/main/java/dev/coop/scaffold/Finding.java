package dev.coop.scaffold;

/**
 * Something found out about a project.
 *
 * @param what such as {@code port}
 * @param value such as {@code 8181}
 * @param from where it was found, as shown: {@code from main.go:21}
 */
public record Finding(String what, String value, String from) {}
