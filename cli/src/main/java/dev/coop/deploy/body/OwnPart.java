package dev.coop.deploy.body;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Coop's part of a body, between two lines that nobody sees; the rest is people's. A marker counts only as a whole line
 * with what follows it in coop's own writing, so that a text which quotes one is left alone.
 *
 * @param before people's text above
 * @param text coop's part, markers included
 * @param after people's text below
 */
record OwnPart(String before, String text, String after) {
    static final String BEGIN = "<!-- coop:begin -->";
    static final String END = "<!-- coop:end -->";
    private static final Pattern RELEASE = Pattern.compile("<!-- coop:release .* -->");
    private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,}|~{3,})(.*)");

    /** Returns the part in a body; nothing if there is none. Further copies of it are dropped from what is below. */
    static Optional<OwnPart> in(String body) {
        var lines = lines(body);
        var begin = begin(lines, 0);
        if (begin < 0) {
            return Optional.empty();
        }
        var end = end(lines, begin);
        return Optional.of(new OwnPart(
                String.join("", lines.subList(0, begin)),
                String.join("", lines.subList(begin, end)),
                withoutCopies(lines.subList(end, lines.size()))));
    }

    /** Returns a new body: coop's part replaced, or put above people's text when it is not there. */
    static String replaced(Optional<String> existing, String part) {
        if (existing.isEmpty() || existing.get().isBlank()) {
            return part;
        }
        var body = existing.get();
        var found = in(body);
        var result = found.map(own -> own.before() + part + own.after()).orElseGet(() -> part + "\n" + body);
        return plain(result).equals(plain(body)) ? body : result;
    }

    /** Forges give line ends back in their own way, and take blanks from the end. */
    private static String plain(String body) {
        return body.replace("\r\n", "\n").strip();
    }

    /** Returns the line where a part begins, or -1. One within a fenced block is somebody's quotation. */
    private static int begin(List<String> lines, int from) {
        var fence = Optional.<String>empty();
        for (var at = from; at < lines.size(); at++) {
            var found = FENCE.matcher(lines.get(at));
            if (found.find()) {
                fence = inside(fence, found.group(1), found.group(2));
            } else if (fence.isEmpty() && opens(lines, at)) {
                return at;
            }
        }
        return -1;
    }

    /**
     * Returns the fence that is open behind a line with one: another kind, a shorter one or one with words closes none.
     */
    private static Optional<String> inside(Optional<String> open, String fence, String words) {
        if (open.isEmpty()) {
            return Optional.of(fence);
        }
        return words.isBlank() && fence.startsWith(open.get()) ? Optional.empty() : open;
    }

    /** People may have deleted the first line; the second one is coop's as well. */
    private static boolean opens(List<String> lines, int at) {
        var release = bare(lines.get(at)).equals(BEGIN) ? at + 1 : at;
        return release < lines.size()
                && RELEASE.matcher(bare(lines.get(release))).matches();
    }

    /** Without its end, the part cannot be told from people's text: then only its first lines are coop's. */
    private static int end(List<String> lines, int begin) {
        var head = begin + 1;
        while (head < lines.size() && RELEASE.matcher(bare(lines.get(head))).matches()) {
            head++;
        }
        for (var at = head; at < lines.size() && !bare(lines.get(at)).equals(BEGIN); at++) {
            if (bare(lines.get(at)).equals(END)) {
                return at + 1;
            }
        }
        return head;
    }

    private static String withoutCopies(List<String> lines) {
        var kept = new StringBuilder();
        var from = 0;
        for (var begin = begin(lines, from); begin >= 0; begin = begin(lines, from)) {
            kept.append(String.join("", lines.subList(from, begin)));
            from = end(lines, begin);
        }
        return kept.append(String.join("", lines.subList(from, lines.size()))).toString();
    }

    private static List<String> lines(String body) {
        return body.isEmpty() ? List.of() : List.of(body.split("(?<=\n)", -1));
    }

    private static String bare(String line) {
        return line.stripTrailing();
    }
}
