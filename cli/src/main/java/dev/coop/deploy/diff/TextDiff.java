package dev.coop.deploy.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import dev.coop.terminal.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares two texts line by line, or says that they cannot be shown. */
final class TextDiff {
    private static final int AROUND = 3;
    private static final String NOWHERE = "/dev/null";

    /** Beyond it, a search for common lines takes seconds and finds little: then all lines go and all come. */
    private static final long MOST_COMPARISONS = 16_000_000;

    private TextDiff() {}

    static FileDiff of(String path, Optional<byte[]> before, Optional<byte[]> after) {
        var from = before.isPresent() ? "a/" + path : NOWHERE;
        var to = after.isPresent() ? "b/" + path : NOWHERE;
        var shown = MaskedSecrets.of(before.flatMap(FileText::decoded), after.flatMap(FileText::decoded));
        if (unreadable(before) || unreadable(after)) {
            return notice(path, from, to, "Binary files differ");
        }
        if (shown.isEmpty()) {
            return notice(path, from, to, "A Secret that cannot be read differs; it is not shown");
        }
        var old = shown.get().before();
        var now = shown.get().after();
        var lines = UnifiedDiffUtils.generateUnifiedDiff(from, to, old, patch(old, now), AROUND);
        if (lines.isEmpty()) {
            return notice(path, from, to, "Only line ends or hidden values differ");
        }
        var body = removedFirst(lines.subList(2, lines.size()));
        return new FileDiff(
                path, header(from, to) + String.join("\n", body) + "\n", count(body, '+'), count(body, '-'));
    }

    private static boolean unreadable(Optional<byte[]> content) {
        return content.isPresent() && content.flatMap(FileText::decoded).isEmpty();
    }

    private static FileDiff notice(String path, String from, String to, String sentence) {
        return new FileDiff(path, header(from, to) + sentence + "\n", 0, 0);
    }

    private static String header(String from, String to) {
        return "--- " + VisibleText.line(from) + "\n+++ " + VisibleText.line(to) + "\n";
    }

    /** The library tells what is new before what goes, which is the other way round than everybody reads it. */
    private static List<String> removedFirst(List<String> lines) {
        var ordered = new ArrayList<String>(lines.size());
        var added = new ArrayList<String>();
        for (var line : lines) {
            if (line.startsWith("+")) {
                added.add(line);
            } else {
                if (!line.startsWith("-")) {
                    ordered.addAll(added);
                    added.clear();
                }
                ordered.add(line);
            }
        }
        ordered.addAll(added);
        return ordered;
    }

    private static int count(List<String> lines, char sign) {
        return (int) lines.stream()
                .filter(line -> !line.isEmpty() && line.charAt(0) == sign)
                .count();
    }

    private static Patch<String> patch(List<String> old, List<String> now) {
        if ((long) old.size() * now.size() <= MOST_COMPARISONS) {
            return DiffUtils.diff(old, now, new MyersDiffWithLinearSpace<>());
        }
        var all = new Patch<String>();
        all.addDelta(new ChangeDelta<>(new Chunk<>(0, old), new Chunk<>(0, now)));
        return all;
    }
}
