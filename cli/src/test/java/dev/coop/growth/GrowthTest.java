package dev.coop.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reading, judging and rendering are work that grows with a file's length, not with its square: four times the file is
 * about four times the branches taken and characters looked at, in our code and in the libraries that read.
 */
class GrowthTest {
    private static final int SIZE = 300;
    private static final String CONFIG_MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n";
    private static final CountingLoader LOADER = new CountingLoader();

    /** A file whose size is a number. */
    record Sized(String name, String file, IntFunction<String> text) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Sized yaml(String name, IntFunction<String> text) {
        return new Sized(name, "k8s/a.yaml", text);
    }

    private static String repeated(int times, IntFunction<String> part) {
        var text = new StringBuilder();
        for (var i = 0; i < times; i++) {
            text.append(part.apply(i));
        }
        return text.toString();
    }

    static Stream<Sized> files() {
        return Stream.of(
                yaml("keys", size -> CONFIG_MAP + repeated(size, i -> "  k%d: \"v\"\n".formatted(i))),
                yaml("surrogates", size -> CONFIG_MAP + repeated(size, i -> "  k%d: \"\uD83D\uDC13\"\n".formatted(i))),
                yaml(
                        "documents",
                        size -> repeated(size, i -> CONFIG_MAP.replace("name: a", "name: a" + i) + "  k: v\n---\n")),
                yaml("variables", size -> CONFIG_MAP + repeated(size, i -> "  k%d: ${coop.app}\n".formatted(i))),
                yaml("unknown variables", size -> CONFIG_MAP + repeated(size, i -> "  k%d: ${coop.b}\n".formatted(i))),
                yaml("wrong values", size -> CONFIG_MAP + repeated(size, i -> "  k%d: %d\n".formatted(i, i))),
                yaml("keys twice", size -> CONFIG_MAP + repeated(size, i -> "  k%d: a\n  k%d: b\n".formatted(i, i))),
                yaml("lines", size -> CONFIG_MAP + "  k: |\n" + "    line of text\n".repeat(size)),
                yaml("a long line", size -> CONFIG_MAP + "  k: |\n    " + "words and ".repeat(10 * size) + "\n"),
                yaml("a long word", size -> CONFIG_MAP + "  k: " + "word".repeat(10 * size) + "\n"),
                yaml("a long quoted text", size -> CONFIG_MAP + "  k: \"" + "words\\n".repeat(10 * size) + "\"\n"),
                yaml("comments", size -> CONFIG_MAP + "  # why\n\n".repeat(size) + "  k: v\n"),
                yaml("items of a flow", size -> CONFIG_MAP + "  k: v\nlist: [" + "1, ".repeat(size) + "1]\n"),
                yaml(
                        "labels by a merge key",
                        size -> "x: &l {" + repeated(size, i -> "k%d: \"v\", ".formatted(i))
                                + "a: b}\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels: {<<: *l}\n"),
                yaml(
                        "items of a list",
                        size -> "apiVersion: v1\nkind: List\nitems:\n"
                                + repeated(
                                        size,
                                        i -> "- {apiVersion: v1, kind: ConfigMap, metadata: {name: a%d}}\n"
                                                .formatted(i))),
                yaml(
                        "wrong labels in one line",
                        size -> "{apiVersion: v1, kind: List, items: ["
                                + repeated(
                                        size,
                                        i ->
                                                "{apiVersion: v1, kind: ConfigMap, metadata: {name: a%d, labels: {a: ü 🐓}}}, "
                                                        .formatted(i))
                                + "]}\n"),
                yaml(
                        "labels of variables",
                        size -> "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels:\n"
                                + repeated(size, i -> "    ${coop.app}%d: \"${coop.image}\"\n".formatted(i))),
                yaml("a number of many digits", size -> CONFIG_MAP + "  k: " + "1".repeat(100 * size) + "\n"),
                new Sized(
                        "keys in JSON",
                        "k8s/a.json",
                        size -> "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"a\"},"
                                + " \"data\": {"
                                + repeated(size, i -> "\"k%d\": \"a\\/b\",\n".formatted(i))
                                + "\"k\": \"v\"}}\n"),
                new Sized(
                        "documents in JSON",
                        "k8s/a.json",
                        size -> repeated(
                                size,
                                i ->
                                        "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"a%d\"}}\n"
                                                .formatted(i))));
    }

    private static long work(Sized file, int size) throws ReflectiveOperationException {
        var judgement = (Runnable) LOADER.loadClass(Judgement.class.getName())
                .getConstructor(String.class, String.class)
                .newInstance(file.file(), file.text().apply(size));
        return Work.of(judgement);
    }

    @ParameterizedTest
    @MethodSource("files")
    void isLinear(Sized file) throws ReflectiveOperationException {
        work(file, SIZE);
        var nothing = work(file, 1);
        var once = work(file, SIZE) - nothing;
        var fourTimes = work(file, 4 * SIZE) - nothing;

        assertThat((double) fourTimes / once)
                .as("%d for %d, %d for four times as much", once, SIZE, fourTimes)
                .isLessThan(5);
    }

    /** A guard that counts nothing would always be content. */
    @Test
    void countsWhatIsSquare() throws ReflectiveOperationException {
        var square = (java.util.function.IntConsumer)
                LOADER.loadClass(Square.class.getName()).getConstructor().newInstance();

        var once = Work.of(() -> square.accept(100));
        var fourTimes = Work.of(() -> square.accept(400));

        assertThat((double) fourTimes / once).isGreaterThan(12);
    }

    /** Counts a text's characters from its start for each of them. */
    public static final class Square implements java.util.function.IntConsumer {
        @Override
        public void accept(int size) {
            var text = "a".repeat(size);
            for (var i = 0; i < size; i++) {
                if (text.codePointCount(0, i) != i) {
                    throw new IllegalStateException("counted wrong");
                }
            }
        }
    }
}
