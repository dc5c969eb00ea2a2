package dev.coop.deploy.body;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The remark that a pull request for the same was closed without a merge; an open one is not looked up again for it.
 */
public final class ClosedBefore {
    private static final String BEFORE = "an earlier pull request for this, #";
    private static final String AFTER = ", was closed without a merge";
    private static final Pattern REMARK = Pattern.compile(BEFORE + "([0-9]{1,9})" + AFTER);

    private ClosedBefore() {}

    /** Returns the remark. */
    static String remark(int number) {
        return BEFORE + number + AFTER;
    }

    /** Returns the number that coop's part of a body has in such a remark. */
    public static Optional<Integer> in(String body) {
        return REMARK.matcher(OwnPart.in(body).map(OwnPart::text).orElse(""))
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst();
    }
}
