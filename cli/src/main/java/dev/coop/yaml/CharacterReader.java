package dev.coop.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Constant;

/**
 * The characters of a text for SnakeYAML's scanner, all at once: SnakeYAML's own reader keeps a window that it copies
 * whenever it grows, which for a long line is work with the square of its length. Marks count UTF-16 units, as Java's
 * strings do. Tabs between tokens read as spaces where Kubernetes' reader takes them ({@link #betweenTokens()}).
 */
final class CharacterReader extends StreamReader {
    private final String name;
    private final int[] points;
    /** How many more UTF-16 units than code points stand before a place; empty where there are none. */
    private final int[] extra;
    /** The place of the first character that YAML does not allow, or the text's end. */
    private final int allowed;

    private int at;
    private int line;
    private int column;
    private int flow;
    private boolean entry;

    CharacterReader(SourceText source) {
        super("");
        this.name = source.name();
        this.points = source.text().codePoints().toArray();
        this.extra = points.length == source.text().length() ? new int[0] : extra(points);
        var first = 0;
        while (first < points.length && isPrintable(points[first])) {
            first++;
        }
        this.allowed = first;
    }

    private static int[] extra(int[] points) {
        var extra = new int[points.length + 1];
        for (var i = 0; i < points.length; i++) {
            extra[i + 1] = extra[i] + Character.charCount(points[i]) - 1;
        }
        return extra;
    }

    private int unit(int place) {
        return extra.length == 0 ? place : place + extra[place];
    }

    private int point(int place) {
        if (place < allowed) {
            return points[place];
        }
        if (allowed < points.length) {
            throw new ReaderException(name, unit(allowed), points[allowed], "special characters are not allowed");
        }
        return '\0';
    }

    @Override
    public Mark getMark() {
        return new Mark(name, unit(at), line, column, points, at);
    }

    @Override
    public void forward() {
        forward(1);
    }

    @Override
    public void forward(int length) {
        for (var i = 0; i < length && at < points.length; i++) {
            var point = point(at++);
            if (Constant.LINEBR.has(point) || (point == '\r' && at < points.length && point(at) != '\n')) {
                line++;
                column = 0;
            } else if (point != 0xFEFF) {
                column++;
            }
        }
    }

    @Override
    public int peek() {
        return point(at);
    }

    @Override
    public int peek(int index) {
        return point(at + index);
    }

    @Override
    public String prefix(int length) {
        return new String(points, at, Math.min(length, points.length - at));
    }

    @Override
    public String prefixForward(int length) {
        var prefix = prefix(length);
        at += length;
        column += length;
        return prefix;
    }

    @Override
    public int getColumn() {
        return column;
    }

    @Override
    public int getIndex() {
        return at;
    }

    @Override
    public int getLine() {
        return line;
    }

    /** The scanner asks this before it looks for each token, to limit a document's size. */
    @Override
    public int getDocumentIndex() {
        betweenTokens();
        return 0;
    }

    @Override
    public void resetDocumentIndex() {
        // the index is not counted
    }

    /**
     * Makes spaces of the tabs before the next token, as the reader that Kubernetes and Argo CD use does: everywhere
     * within brackets and braces, else not where a line begins nor behind the indicators {@code -} and {@code ?}, for
     * there they would be indentation.
     */
    private void betweenTokens() {
        var place = at == 0 && point(0) == 0xFEFF ? 1 : at;
        var indentation = onlyBlanksBefore(place);
        while (true) {
            place = behindBlanks(place, flow > 0 || !(indentation || entry));
            if (point(place) == '#') {
                while (Constant.NULL_OR_LINEBR.hasNo(point(place))) {
                    place++;
                }
            }
            if (point(place) == '\0' || Constant.NULL_OR_LINEBR.hasNo(point(place))) {
                break;
            }
            place++;
            indentation = true;
            entry = false;
        }
        token(place);
    }

    private boolean onlyBlanksBefore(int place) {
        var before = place - 1;
        while (before >= 0 && isBlank(points[before])) {
            before--;
        }
        return before < 0 || Constant.NULL_OR_LINEBR.has(points[before]);
    }

    private int behindBlanks(int from, boolean tabsToo) {
        var place = from;
        while (isBlank(point(place))) {
            if (tabsToo) {
                points[place] = ' ';
            }
            place++;
        }
        return place;
    }

    private void token(int place) {
        var first = point(place);
        entry = false;
        switch (first) {
            case '[', '{' -> flow++;
            case ']', '}' -> flow = Math.max(0, flow - 1);
            case '-', '?' -> entry = flow == 0 && Constant.NULL_BL_T_LINEBR.has(point(place + 1));
            case '|', '>' -> behindBlanks(behind(place + 1, "+-0123456789"), flow == 0);
            case '!' -> behindBlanks(behindTag(place), true);
            default -> {}
        }
    }

    private int behind(int from, String characters) {
        var place = from;
        while (characters.indexOf(point(place)) >= 0) {
            place++;
        }
        return place;
    }

    private int behindTag(int from) {
        var place = from;
        while (Constant.NULL_BL_T_LINEBR.hasNo(point(place))) {
            place++;
        }
        return place;
    }

    private static boolean isBlank(int point) {
        return point == ' ' || point == '\t';
    }
}
