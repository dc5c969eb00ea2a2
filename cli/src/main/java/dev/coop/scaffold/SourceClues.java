package dev.coop.scaffold;

import dev.coop.language.Language;
import dev.coop.language.PortClue;
import dev.coop.language.ProjectFolder;
import dev.coop.language.ProjectFolder.Line;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The port and the health check of a program, as its source and its settings show them. */
final class SourceClues {
    private static final int HIGHEST_PORT = 65_535;

    /** A number below that stands beside the word port means something else: only these two are served there. */
    private static final int LOWEST_PLAUSIBLE = 1000;

    private static final Set<Integer> WEB = Set.of(80, 443);

    /** Ports of other systems' servers, named so in the source. */
    private static final Pattern ANOTHER_SERVER = Pattern.compile(
            "(?i)(db|database|sql|postgres|redis|mongo|kafka|smtp|mail|amqp|rabbit|metrics|debug|admin|management|pprof|proxy|grpc|inspect)[\\w.-]{0,40}port"
                + "|://[^/\\s\"']{1,100}:\\d|\\b(5432|3306|6379|27017|9092|5672|11211)\\b|\\bproxy\\b");

    private static final Pattern COMMENT = Pattern.compile("^\\s*(//|#|/?\\*)");
    private static final Pattern HEALTH = Pattern.compile(
            "[\"'`](?:GET )?(/(?:api/|-/|q/|actuator/|v1/)?(?:healthz?|healthy|livez?|readyz?|ping))/?[\"'`]");

    /** Routes of a part that is put below another path elsewhere: the whole path is not on this line. */
    private static final Pattern PART_OF_A_PATH =
            Pattern.compile("(?i)\\b(router|blueprint|bp|routes?|group)\\.\\w+\\(|@\\w*router\\.");

    private static final Pattern VARIABLE = Pattern.compile("\\b([A-Z][A-Z0-9_]{0,40}PORT[A-Z0-9_]{0,40}|PORT)\\b");

    /** {@code port := "8080"}, {@code PORT = 8080}, {@code "port", 8080}, {@code PORT || 8080}. */
    private static final String NAMED_PORT =
            "(?i)port[\"']?\\]?\\)?\\s*(?::?=|:|,|\\|\\||\\?\\?)\\s*[\"'`]?:?(\\d{2,5})\\b";

    private static final Map<Language, List<Pattern>> PORTS = Stream.of(Language.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), SourceClues::portPatterns));

    private final ProjectFolder folder;
    private final Predicate<String> counts;

    /** @param counts whether a source file is one of the app's program */
    SourceClues(ProjectFolder folder, Predicate<String> counts) {
        this.folder = folder;
        this.counts = counts;
    }

    /** A path that the program answers on, and the line. */
    record Health(String path, Line line) {}

    /** Returns the port that the program listens on. */
    Optional<PortClue> port(Language language) {
        return lines(language)
                .flatMap(line -> PORTS.getOrDefault(language, List.of()).stream()
                        .flatMap(pattern -> port(line, pattern).stream())
                        .limit(1))
                .findFirst();
    }

    private static Optional<PortClue> port(Line line, Pattern pattern) {
        return first(line, pattern)
                .flatMap(text -> {
                    var port = portOf(text);
                    return port.isPresent() ? Optional.of(port.getAsInt()) : Optional.<Integer>empty();
                })
                .filter(port -> port >= LOWEST_PLAUSIBLE || WEB.contains(port))
                .map(port -> new PortClue(port, line, first(line, VARIABLE)));
    }

    /** Returns a path that the program answers on, by the names that health checks usually have. */
    Optional<Health> health(Language language) {
        return lines(language)
                .filter(line -> language == Language.GO
                        || language == Language.JAVA
                        || !PART_OF_A_PATH.matcher(line.text()).find())
                .flatMap(line -> first(line, HEALTH).map(path -> new Health(path, line)).stream())
                .findFirst();
    }

    private Stream<Line> lines(Language language) {
        return folder.sources(extensions(language)).stream()
                .filter(counts)
                .filter(file -> language != Language.JAVA || isCodeOrSettings(file))
                .flatMap(file -> folder.source(file).stream())
                .filter(line -> !COMMENT.matcher(line.text()).find())
                .filter(line -> !ANOTHER_SERVER.matcher(line.text()).find());
    }

    /** Of a Java project's other files only the framework's own settings count. */
    private static boolean isCodeOrSettings(String file) {
        return file.matches(
                        ".*\\.(java|kt)|(.*/)?src/main/resources/(.*/)?(application|bootstrap|microprofile-config)[^/]*")
                && !file.matches(".*(application|bootstrap)-[^/]*(test|dev|local)[^/]*");
    }

    private static Optional<String> first(Line line, Pattern pattern) {
        return Optional.of(pattern.matcher(line.text())).filter(Matcher::find).map(found -> found.group(1));
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
            case DOTNET -> Set.of("cs", "fs");
            case RUBY -> Set.of("rb");
            case PHP -> Set.of("php");
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
                        "(?i)getenv\\w{0,40}\\(\\s*\"\\w{0,40}PORT\\w{0,40}\"\\s*,\\s*\":?(\\d{2,5})\"",
                        NAMED_PORT);
            case RUST ->
                patterns(
                        "(?:bind|parse|addr)\\b.{0,100}\"[^\"]{0,100}:(\\d{2,5})\"",
                        "\\(\\s*\\[\\s*\\d{1,3}(?:\\s*,\\s*\\d{1,3}){3}\\s*\\]\\s*,\\s*(\\d{2,5})\\s*\\)",
                        NAMED_PORT);
            case JAVA ->
                patterns(
                        "(?:server|quarkus\\.http|micronaut\\.server)\\.port\\s*=\\s*(?:\\$\\{[^:}]{0,100}:)?(\\d{2,5})",
                        "^\\s+port:\\s*(?:\\$\\{[^:}]{0,100}:)?(\\d{2,5})",
                        "InetSocketAddress\\([^)]{0,100}?\\b(\\d{2,5})\\)",
                        NAMED_PORT);
            case PYTHON -> patterns(NAMED_PORT, "--(?:port|bind)[= ]\\S{0,100}?(\\d{2,5})\\b");
            case NODE -> patterns("\\.listen\\(\\s*(\\d{2,5})\\b", NAMED_PORT);
            case DOTNET ->
                patterns("https?://(?:\\*|\\+|0\\.0\\.0\\.0|\\[::\\]):(\\d{2,5})", "ListenAnyIP\\((\\d{2,5})");
            case RUBY -> patterns(NAMED_PORT);
            case PHP, STATIC -> List.of();
        };
    }

    private static List<Pattern> patterns(String... patterns) {
        return Stream.of(patterns).map(Pattern::compile).toList();
    }
}
