package dev.coop.growth;

import java.util.IdentityHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Counts what counted code does: each branch that it takes, and what the JDK's methods that go through a text cost.
 * Every method with more than one word to its name here stands for the JDK's of the same name and arguments.
 */
public final class Work {
    private static final IdentityHashMap<Matcher, Integer> SEARCHED = new IdentityHashMap<>();
    private static final AtomicLong DONE = new AtomicLong();

    private Work() {}

    static long of(Runnable work) {
        SEARCHED.clear();
        DONE.set(0);
        work.run();
        return DONE.get();
    }

    public static void tick() {
        DONE.incrementAndGet();
    }

    private static void add(long much) {
        DONE.addAndGet(Math.max(0, much));
    }

    public static int codePointCount(String text, int from, int to) {
        add(to - from);
        return text.codePointCount(from, to);
    }

    public static int offsetByCodePoints(String text, int index, int points) {
        add(points);
        return text.offsetByCodePoints(index, points);
    }

    public static String substring(String text, int from) {
        add(text.length() - from);
        return text.substring(from);
    }

    public static String substring(String text, int from, int to) {
        add(to - from);
        return text.substring(from, to);
    }

    public static int indexOf(String text, int point, int from) {
        var found = text.indexOf(point, from);
        add((found < 0 ? text.length() : found) - from);
        return found;
    }

    public static int indexOf(String text, int point) {
        return indexOf(text, point, 0);
    }

    public static int lastIndexOf(String text, int point, int from) {
        var found = text.lastIndexOf(point, from);
        add(from - found);
        return found;
    }

    public static boolean contains(String text, CharSequence part) {
        var found = text.indexOf(part.toString());
        add(found < 0 ? text.length() : found);
        return found >= 0;
    }

    public static String replace(String text, CharSequence from, CharSequence to) {
        add(text.length());
        return text.replace(from, to);
    }

    public static String replace(String text, char from, char to) {
        add(text.length());
        return text.replace(from, to);
    }

    public static Stream<String> lines(String text) {
        add(text.length());
        return text.lines();
    }

    public static IntStream chars(String text) {
        add(text.length());
        return text.chars();
    }

    public static IntStream codePoints(String text) {
        add(text.length());
        return text.codePoints();
    }

    public static String strip(String text) {
        add(text.length());
        return text.strip();
    }

    public static StringBuilder replace(StringBuilder text, int from, int to, String by) {
        add(text.length() - from);
        return text.replace(from, to, by);
    }

    public static StringBuilder insert(StringBuilder text, int at, String what) {
        add(text.length() - at);
        return text.insert(at, what);
    }

    public static String toString(StringBuilder text) {
        add(text.length());
        return text.toString();
    }

    public static boolean find(Matcher matcher) {
        var from = SEARCHED.getOrDefault(matcher, matcher.regionStart());
        var found = matcher.find();
        var to = found ? matcher.end() : matcher.regionEnd();
        add(to - from);
        SEARCHED.put(matcher, to);
        return found;
    }

    public static String replaceAll(Matcher matcher, java.util.function.Function<MatchResult, String> replacer) {
        add(matcher.regionEnd());
        return matcher.replaceAll(replacer);
    }
}
