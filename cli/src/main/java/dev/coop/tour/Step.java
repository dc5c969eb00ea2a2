package dev.coop.tour;

import java.util.List;

/** One step of the tour. */
sealed interface Step {

    /** Something is told. */
    record Tell(String text) implements Step {}

    /** A command is run, and must end with this exit status. */
    record Run(List<String> arguments, int exitStatus) implements Step {
        static Run of(String... arguments) {
            return new Run(List.of(arguments), 0);
        }

        static Run ending(int exitStatus, String... arguments) {
            return new Run(List.of(arguments), exitStatus);
        }
    }

    /** A text in a file of the app is replaced, as an editor would. */
    record Edit(String file, String from, String to) implements Step {}
}
