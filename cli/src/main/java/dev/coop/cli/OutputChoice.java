package dev.coop.cli;

import picocli.CommandLine.Option;

/** How a command that reports writes its result. */
final class OutputChoice {

    /** For people, or for programs. */
    enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            description = "How to write the result. Default: text.")
    Format format = Format.TEXT;
}
