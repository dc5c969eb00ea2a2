package dev.coop.growth;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever a project's file holds, looking for a pattern in it looks at each character a bounded number of times. */
class PatternGrowthTest {
    private static final int SIZE = 600;

    /** Patterns for names of files, of variables and of images, which are matched whole. */
    private static final Set<String> OF_NAMES = Set.of(
            "NOT_READ",
            "NOT_SERVED",
            "NAME",
            "BACKING",
            "ENVIRONMENT",
            "BEGINNING",
            "SECRET",
            "BIND",
            "PLAIN",
            "NUMBER",
            "BUILDABLE",
            "OF_A_NEW_REPOSITORY",
            "TAKEN_BY_GO");

    /** Words and signs that patterns here begin or go on with, alone and in pairs. */
    private static final List<String> PIECES = List.of(
            "a",
            "0",
            " ",
            "\"",
            "'",
            "/",
            ".",
            "-",
            "$",
            "${",
            "${a:-",
            "<",
            "<!--",
            "=",
            "[",
            "(",
            "(1",
            ":",
            "://a",
            "db",
            "sqlport",
            "PORT",
            "A_PORT",
            "port",
            "port ",
            "getenv",
            "getenv(\"PORT",
            "ListenAndServe(",
            "Addr:",
            "bind \"",
            "addr",
            "server.port=${",
            "InetSocketAddress(",
            "--port=",
            ".listen(",
            "GET /",
            "router.",
            "@a",
            "--a ",
            "node ",
            "&&",
            "A=",
            "version=",
            "<java.version>",
            "outDir:\"",
            "python:",
            "require ",
            "f",
            "0f");

    /** A text that counts how often somebody looks at one of its characters. */
    private static final class Counted implements CharSequence {
        private final String text;
        private final long most;
        private long looks;

        Counted(String text, long most) {
            this.text = text;
            this.most = most;
        }

        @Override
        public char charAt(int index) {
            looks++;
            if (looks > most) {
                throw new IllegalStateException("looked too often");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.subSequence(from, to);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static long looks(Pattern pattern, String piece, int size, long most) {
        var text = new Counted(piece.repeat(size / piece.length() + 1).substring(0, size) + "\u0001", most);
        var matcher = pattern.matcher(text);
        try {
            while (matcher.find()) {
                if (matcher.end() == text.length()) {
                    break;
                }
            }
        } catch (IllegalStateException tooOften) {
            return text.looks;
        }
        return text.looks;
    }

    private static boolean isSquare(Pattern pattern, String piece) {
        var most = 6 * Math.max(looks(pattern, piece, SIZE, Long.MAX_VALUE), SIZE);
        return looks(pattern, piece, 4 * SIZE, most) > most;
    }

    private static Set<Pattern> patterns() {
        var found = new LinkedHashSet<Pattern>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.coop.language", "dev.coop.scaffold")
                        .stream()
                        .map(JavaClass::reflect)
                        .forEach(type -> take(type, found));
        return found;
    }

    private static void take(Class<?> type, Set<Pattern> found) {
        for (var field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !OF_NAMES.contains(field.getName())) {
                take(value(field), found);
            }
        }
    }

    private static void take(@Nullable Object value, Set<Pattern> found) {
        switch (value) {
            case Pattern pattern -> found.add(pattern);
            case Collection<?> several -> several.forEach(each -> take(each, found));
            case Map<?, ?> several -> take(several.values(), found);
            case null, default -> {}
        }
    }

    private static @Nullable Object value(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException | InaccessibleObjectException closed) {
            throw new AssertionError(closed);
        }
    }

    @Test
    void isLinear() {
        var all = patterns();
        assertThat(all).hasSizeGreaterThan(30);
        var square = new ArrayList<String>();
        for (var pattern : all) {
            for (var piece : PIECES) {
                if (isSquare(pattern, piece)) {
                    square.add(pattern + " over `" + piece + "`");
                }
            }
        }
        assertThat(square).isEmpty();
    }

    /** A guard that counts nothing would always be content. */
    @Test
    void countsWhatIsSquare() {
        var square = Pattern.compile("(db|database)[\\w.-]*port");

        assertThat(isSquare(square, "db")).isTrue();
    }
}
