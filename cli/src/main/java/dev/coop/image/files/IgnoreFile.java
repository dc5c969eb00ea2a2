package dev.coop.image.files;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * What a {@code .coopignore}, or where there is none a {@code .dockerignore}, keeps out of images, by Docker's rules:
 * patterns begin at the app's folder, a later one wins, {@code !} takes back.
 *
 * @param name its name
 * @param rules in the order written
 */
record IgnoreFile(String name, List<Rule> rules) {
    static final String OF_COOP = ".coopignore";
    private static final String OF_DOCKER = ".dockerignore";
    private static final IgnoreFile NONE = new IgnoreFile(OF_COOP, List.of());

    /** One line: what it matches, and whether that is kept out or taken back. */
    record Rule(Pattern pattern, boolean keepsOut) {}

    /** Returns the one of an app's folder. */
    static IgnoreFile in(Path folder) {
        return Stream.of(OF_COOP, OF_DOCKER)
                .filter(name -> Files.isRegularFile(folder.resolve(name)))
                .findFirst()
                .map(name -> read(folder.resolve(name), name))
                .orElse(NONE);
    }

    private static IgnoreFile read(Path file, String name) {
        try {
            return parse(name, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error("copy-source-unreadable", "`" + name + "` cannot be read as text")
                            .at(new Location.OfFile(name))
                            .hint("check who may read it and that it is UTF-8"),
                    unreadable);
        }
    }

    static IgnoreFile parse(String name, String text) {
        var rules = new ArrayList<Rule>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> rule(line).ifPresent(rules::add));
        return new IgnoreFile(name, List.copyOf(rules));
    }

    private static Optional<Rule> rule(String line) {
        var takesBack = line.startsWith("!");
        var path = tidied(line.substring(takesBack ? 1 : 0).strip());
        return path.isEmpty() ? Optional.empty() : Optional.of(new Rule(pattern(path), !takesBack));
    }

    private static String tidied(String path) {
        var names = new ArrayList<String>();
        for (var name : path.split("/", -1)) {
            switch (name) {
                case "", "." -> {}
                case ".." -> {
                    if (!names.isEmpty()) {
                        names.removeLast();
                    }
                }
                default -> names.add(name);
            }
        }
        return String.join("/", names);
    }

    /** Matches a path, or one that a folder above it has. */
    private static Pattern pattern(String path) {
        var regex = new StringBuilder();
        var i = 0;
        while (i < path.length()) {
            if (path.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 3;
            } else if (path.startsWith("**", i)) {
                regex.append(".*");
                i += 2;
            } else {
                i = one(path, i, regex);
            }
        }
        try {
            return Pattern.compile(regex + "(?:/.*)?", Pattern.DOTALL);
        } catch (PatternSyntaxException noSet) {
            // A `[` that opens nothing is a name's own.
            return Pattern.compile(Pattern.quote(path) + "(?:/.*)?", Pattern.DOTALL);
        }
    }

    private static int one(String path, int at, StringBuilder regex) {
        var sign = path.charAt(at);
        var end = path.indexOf(']', at + 2);
        if (sign == '[' && end > 0) {
            regex.append(path, at, end + 1);
            return end + 1;
        }
        if (sign == '\\' && at + 1 < path.length()) {
            regex.append(Pattern.quote(path.substring(at + 1, at + 2)));
            return at + 2;
        }
        regex.append(
                switch (sign) {
                    case '*' -> "[^/]*";
                    case '?' -> "[^/]";
                    default -> Pattern.quote(String.valueOf(sign));
                });
        return at + 1;
    }

    /** Returns whether a path below the app's folder, with slashes, stays out of images. */
    boolean keepsOut(String path) {
        var out = false;
        for (var rule : rules) {
            if (rule.keepsOut() != out && rule.pattern().matcher(path).matches()) {
                out = rule.keepsOut();
            }
        }
        return out;
    }

    /** Returns whether nothing below a folder that stays out can be taken back. */
    boolean neverTakesBack() {
        return rules.stream().allMatch(Rule::keepsOut);
    }

    boolean isCoops() {
        return name.equals(OF_COOP);
    }
}
