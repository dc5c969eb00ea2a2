package dev.coop.cli.completion;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of values that only the program knows; a script asks for them by name. */
public enum Known {
    ENVIRONMENTS("environment"),
    APPS("app"),
    TEMPLATES("template"),
    PULL_REQUESTS("pull request");

    private final String one;

    Known(String one) {
        this.one = one;
    }

    /** Returns the kind of that name; none for a name of a newer or older script. */
    public static Optional<Known> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.toString().equals(name))
                .findFirst();
    }

    /** Returns what one of them is called. */
    String one() {
        return one;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
