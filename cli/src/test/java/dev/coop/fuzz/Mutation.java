package dev.coop.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes something else of a file: a few bytes, a word, a line, a block. */
final class Mutation {
    private static final List<String> WORDS = List.of(
            "null",
            "~",
            "true",
            "yes",
            "0x1F",
            "-1",
            "1e999999999",
            "999999999999999999999999",
            ".nan",
            ".inf",
            "1.5",
            "\"\"",
            "''",
            "[]",
            "{}",
            "[[[[",
            "{{{{",
            "]",
            "}",
            "*a",
            "&a ",
            "&a [*a]",
            "<<: *a",
            "<<: {a: b}",
            "<<: [1]",
            "!!int x",
            "!!binary _",
            "!x ",
            "|",
            "|+\n",
            ">-\n",
            "---\n",
            "...\n",
            "%YAML 9.9\n",
            "? a\n: b\n",
            "- ",
            ": ",
            ":",
            ",",
            "# ",
            "\t",
            "\r",
            "\r\n",
            "\n",
            "\n\n  ",
            "\\",
            "\\ud800",
            "\\u0000",
            "\"\\ud83d\\ude00\"",
            "\u0000",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\uFFFF",
            "😀",
            "é",
            "${coop.app}",
            "${coop.",
            "${coop.host}",
            "$${coop.image}",
            "${coop.x}",
            "{{ .Values.a }}",
            "app",
            "port",
            "kind",
            "List",
            "items:",
            "metadata",
            "name",
            "labels",
            "data",
            "environments",
            "patches",
            "merge",
            "target",
            "2038-01-19",
            "12:30",
            "0777",
            "../..",
            "/",
            "a b",
            "@every 1h",
            "* * * * *",
            "Fri 16:00 - Mon 06:00 Nowhere/Else",
            "-next",
            "a".repeat(300),
            "[".repeat(300),
            "{a: ".repeat(250));

    private final RandomGenerator random;

    Mutation(RandomGenerator random) {
        this.random = random;
    }

    byte[] of(byte[] file) {
        var mutated = file;
        for (var times = 1 + random.nextInt(4); times > 0; times--) {
            mutated = once(mutated);
        }
        return mutated;
    }

    private byte[] once(byte[] file) {
        var at = random.nextInt(file.length + 1);
        var end = Math.min(file.length, at + 1 + random.nextInt(1 + random.nextInt(40)));
        return switch (random.nextInt(8)) {
            case 0 -> joined(file, at, new byte[] {(byte) random.nextInt(256)}, Math.min(file.length, at + 1));
            case 1 -> joined(file, at, new byte[0], end);
            case 2 -> joined(file, at, Arrays.copyOfRange(file, at, end), at);
            case 3 -> elsewhere(file, at, end);
            case 4, 5 -> joined(file, at, word(), at);
            case 6 -> value(file, at);
            default -> Arrays.copyOf(file, at);
        };
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] elsewhere(byte[] file, int at, int end) {
        var part = Arrays.copyOfRange(file, at, end);
        var place = random.nextInt(file.length + 1);
        return joined(file, place, part, place);
    }

    /** Puts another value behind a colon. */
    private byte[] value(byte[] file, int from) {
        var text = new String(file, StandardCharsets.ISO_8859_1);
        var colon = text.indexOf(": ", from);
        if (colon < 0) {
            return file;
        }
        var end = text.indexOf('\n', colon);
        return joined(file, colon + 2, word(), end < 0 ? file.length : end);
    }

    private static byte[] joined(byte[] file, int keptTo, byte[] between, int from) {
        var joined = new ByteArrayOutputStream();
        joined.write(file, 0, keptTo);
        joined.writeBytes(between);
        joined.write(file, from, file.length - from);
        return joined.toByteArray();
    }
}
