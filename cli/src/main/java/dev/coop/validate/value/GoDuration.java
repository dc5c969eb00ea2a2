package dev.coop.validate.value;

import java.util.regex.Pattern;

/** A duration as Kubernetes writes it, such as {@code 90s} or {@code 1h30m} (Go's time.ParseDuration): without days. */
public final class GoDuration {
    private static final Pattern FORM =
            Pattern.compile("[-+]?(0|(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))+)");

    /** What is longer is no time that anybody means, and more than a pattern can take. */
    private static final int LONGEST = 250;

    private GoDuration() {}

    /** Whether a text is one. */
    public static boolean isValid(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }
}
