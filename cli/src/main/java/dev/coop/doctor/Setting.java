package dev.coop.doctor;

/**
 * A setting that counts.
 *
 * @param name such as {@code platform}
 * @param value without secrets
 * @param origin who said so: a flag, a variable, a file, or {@code default}
 */
public record Setting(String name, String value, String origin) {}
