package dev.coop.deploy;

import dev.coop.source.Person;
import dev.coop.terminal.VisibleText;
import java.util.regex.Pattern;

/**
 * Foreign text in a commit message that nobody acts on. Forges and CI systems look for words there: a reference closes
 * an issue, a name is told of it, a mark skips the pipeline, a line that looks like a trailer is one. What they look
 * for is broken by a character without width; the numbers and names mean the app's own repository anyway.
 */
final class InertText {
    private static final int LONGEST = 400;
    private static final String GAP = "\u200b";

    /** References, names, addresses, keys of other trackers, and the marks that skip pipelines. */
    private static final Pattern ACTIVE = Pattern.compile("(?i)"
            + "[@#!%$~&](?=[\\p{Alnum}_/\"-])"
            + "|:(?=//)|\\bwww(?=\\.)"
            + "|\\b[a-z][a-z0-9_]*-(?=\\d)"
            + "|\\[(?=\\S)|\\*(?=\\*)"
            + "|(?<![\\p{Alnum}])(?:skip|no)[-_ ](?=ci(?![\\p{Alnum}]))|(?<![\\p{Alnum}])ci[-_ ](?=skip)"
            + "|\\b(?:skip|request)(?=-checks)");

    /** What means something at the beginning of a line: a trailer, a comment, a command, a patch. */
    private static final Pattern LEADING =
            Pattern.compile("^(?:\\p{Alnum}[\\p{Alnum} _()!,.-]*\\s?[:=]|[-#/>(]|diff |From )");

    private static final Pattern ADDRESS = Pattern.compile("[\\p{Alnum}._+-]+@[\\p{Alnum}.-]+");

    private InertText() {}

    /** Returns text for a line of its own. */
    static String line(String foreign) {
        var text = value(foreign);
        return LEADING.matcher(text).find() ? GAP + text : text;
    }

    /** Returns text for the rest of a line. */
    static String value(String foreign) {
        return ACTIVE.matcher(shortened(plain(foreign))).replaceAll("$0" + GAP);
    }

    /** Returns a person as trailers name one; the address of one is no name that a forge looks for. */
    static String person(Person person) {
        var address = plain(person.email());
        return value(person.name()) + " <"
                + (ADDRESS.matcher(address).matches() ? address : value(address.replaceAll("[<>]", ""))) + ">";
    }

    /** Returns the words as they are, in one line in which nothing is hidden. */
    static String plain(String foreign) {
        return VisibleText.line(foreign.replaceAll("\\s+", " ").strip());
    }

    private static String shortened(String line) {
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
