package dev.coop.validate.value;

import java.util.regex.Pattern;

/** An amount of a resource, such as {@code 250m} processors or {@code 1.5Gi} of memory (resource.ParseQuantity). */
public final class Quantity {
    private static final Pattern FORM =
            Pattern.compile("(?<sign>[-+]?)(?<number>[0-9]*(\\.[0-9]*)?)([numkMGTPE]|[KMGTPE]i|[eE][-+]?[0-9]+)?");

    private Quantity() {}

    /** Whether a text is one. */
    public static boolean isValid(String text) {
        return !text.isEmpty() && FORM.matcher(text).matches();
    }

    /** Whether a text is one of more than nothing. */
    public static boolean isPositive(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                && !form.group("sign").equals("-")
                && form.group("number").chars().anyMatch(digit -> digit >= '1' && digit <= '9');
    }
}
