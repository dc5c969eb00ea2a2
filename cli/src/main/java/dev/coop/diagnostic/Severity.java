package dev.coop.diagnostic;

/** How much a finding matters: an error stops the command, a warning does not. */
public enum Severity {
    ERROR,
    WARNING
}
