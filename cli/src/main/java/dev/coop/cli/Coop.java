package dev.coop.cli;

import picocli.CommandLine.Command;

/** The root of the command tree. */
@Command(name = "coop", description = "A whole developer platform in one binary.")
final class Coop implements Runnable {
    @Override
    public void run() {}
}
