package dev.coop.scaffold;

import dev.coop.language.Language;
import dev.coop.language.ProjectFolder;
import dev.coop.language.ProjectFolder.Line;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The port and the health check of a program, as its source shows them. */
final class SourceClues {
    private static final int HIGHEST_PORT = 65_535;

    /** Ports of other systems' servers, named so in the source. */
    private static final Pattern ANOTHER_SERVER = Pattern.compile(
            "(?i)(db|database|sql|postgres\\w*|redis|mongo\\w*|kafka|smtp|mail|amqp|rabbit\\w*|metrics|debug|admin|management|pprof)[\\w.]*port"
                + "|://[^/\\s\"']+:\\d|\\b(5432|3306|6379|27017|9092|5672|11211)\\b");

    private static final Pattern COMMENT = Pattern.compile("^\\s*(//|#|/?\\*)");
    private static final Pattern HEALTH = Pattern.compile(
            "[\"'`](?:GET )?(/(?:api/|-/|q/|actuator/)?(?:healthz?|healthy|livez?|readyz?|ping))/?[\"'`]");
    private static final Pattern EXPOSE = Pattern.compile("(?i)^\\s*EXPOSE\\s+(\\d+)");

    /** {@code port := "8080"}, {@code PORT = 8080}, {@code "port", 8080}, {@code PORT || 8080}. */
    private static final String NAMED_PORT =
            "(?i)port[\"']?\\]?\\)?\\s*(?::?=|:|,|\\|\\||\\?\\?)\\s*[\"'`]?:?(\\d{2,5})\\b";

    private final ProjectFolder folder;

    SourceClues(ProjectFolder folder) {
        this.folder = folder;
    }

    /** What was found, and the line. */
    record Clue(String value, Line line) {}

    /** Returns the port that the program listens on; the Dockerfile's word where the source says nothing. */
    Optional<Clue> port(Language language, Optional<String> dockerfile) {
        return clues(language, portPatterns(language))
                .filter(clue -> isPort(clue.value()))
                .findFirst()
                .or(() -> exposed(dockerfile));
    }

    /** Returns the port that the Dockerfile exposes. */
    Optional<Clue> exposed(Optional<String> dockerfile) {
        return dockerfile.stream()
                .flatMap(file -> folder.lines(file).stream())
                .flatMap(line -> first(line, EXPOSE).stream())
                .filter(clue -> isPort(clue.value()))
                .findFirst();
    }

    /** Returns a path that the program answers on, by the names that health checks usually have. */
    Optional<Clue> health(Language language) {
        return clues(language, List.of(HEALTH)).findFirst();
    }

    private Stream<Clue> clues(Language language, List<Pattern> patterns) {
        return folder.sources(extensions(language)).stream()
                .flatMap(file -> folder.lines(file).stream())
                .filter(line -> !COMMENT.matcher(line.text()).find())
                .filter(line -> !ANOTHER_SERVER.matcher(line.text()).find())
                .flatMap(line -> patterns.stream()
                        .flatMap(pattern -> first(line, pattern).stream())
                        .limit(1));
    }

    private static Optional<Clue> first(Line line, Pattern pattern) {
        return Optional.of(pattern.matcher(line.text()))
                .filter(Matcher::find)
                .map(found -> new Clue(found.group(1), line));
    }

    private static boolean isPort(String text) {
        return portOf(text).isPresent();
    }

    static OptionalInt portOf(String text) {
        if (!text.matches("\\d{1,5}")) {
            return OptionalInt.empty();
        }
        var port = Integer.parseInt(text);
        return port >= 1 && port <= HIGHEST_PORT ? OptionalInt.of(port) : OptionalInt.empty();
    }

    private static Set<String> extensions(Language language) {
        return switch (language) {
            case GO -> Set.of("go");
            case RUST -> Set.of("rs");
            case JAVA -> Set.of("java", "kt", "properties", "yml", "yaml");
            case PYTHON -> Set.of("py");
            case NODE -> Set.of("js", "mjs", "cjs", "ts", "mts");
            case STATIC -> Set.of();
        };
    }

    private static List<Pattern> portPatterns(Language language) {
        return switch (language) {
            case GO ->
                patterns(
                        "ListenAndServe(?:TLS)?\\(\\s*\"[^\"]*:(\\d{2,5})\"",
                        "\\bAddr(?:ess)?:\\s*\"[^\"]*:(\\d{2,5})\"",
                        "\\bListen\\(\\s*\"tcp[46]?\",\\s*\"[^\"]*:(\\d{2,5})\"",
                        "\\.(?:Run|Start|Listen)\\(\\s*\"[^\"]*:(\\d{2,5})\"",
                        NAMED_PORT);
            case RUST ->
                patterns("(?:bind|parse|addr)\\b.*\"[^\"]*:(\\d{2,5})\"", "\\]\\s*,\\s*(\\d{2,5})\\)", NAMED_PORT);
            case JAVA ->
                patterns(
                        "(?:server|quarkus\\.http|micronaut\\.server)\\.port\\s*=\\s*(?:\\$\\{[^:}]*:)?(\\d{2,5})",
                        "^\\s+port:\\s*(?:\\$\\{[^:}]*:)?(\\d{2,5})",
                        "InetSocketAddress\\([^)]*?\\b(\\d{2,5})\\)",
                        NAMED_PORT);
            case PYTHON -> patterns(NAMED_PORT, "--(?:port|bind)[= ]\\S*?(\\d{2,5})\\b");
            case NODE -> patterns("\\.listen\\(\\s*(\\d{2,5})\\b", NAMED_PORT);
            case STATIC -> List.of();
        };
    }

    private static List<Pattern> patterns(String... patterns) {
        return Stream.of(patterns).map(Pattern::compile).toList();
    }
}
