package dev.coop.image;

import dev.coop.image.ImageBuilder.Progress;
import dev.coop.image.files.Contents.Because;
import dev.coop.image.files.Contents.LeftOut;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What people read of the files that stay out of an image.
 *
 * @param leftOut the files
 */
record LeftOutLine(List<LeftOut> leftOut) {
    private static final int MOST_NAMES = 5;

    /** Tells it, if there is anything to tell. */
    void tell(Progress progress) {
        Arrays.stream(Because.values()).forEach(because -> {
            var names = leftOut.stream()
                    .filter(each -> each.because() == because)
                    .map(LeftOut::path)
                    .sorted()
                    .toList();
            if (!names.isEmpty()) {
                progress.step("left out: " + listed(names), reason(because));
            }
        });
    }

    private static String listed(List<String> names) {
        var first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? first + " and " + (names.size() - MOST_NAMES) + " more" : first;
    }

    private static String reason(Because because) {
        return switch (because) {
            case GIT -> "Git's own";
            case IGNORED_BY_GIT -> "Git ignores it, and no build made it";
            case IGNORE_FILE -> ".coopignore or .dockerignore";
        };
    }
}
