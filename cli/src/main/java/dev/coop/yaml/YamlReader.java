package dev.coop.yaml;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * From a YAML text to nodes that know their place, in time that grows with the text's length alone. Bounded: at most 32
 * Mi characters, 200 levels, and what aliases stand for.
 */
public final class YamlReader {
    private static final String SYNTAX = "yaml-syntax";
    /** More than Git repositories and clusters are made for; it bounds the memory that a file can ask for. */
    private static final int MOST_CHARACTERS = 32 * 1024 * 1024;

    /** A file of more bytes has more characters, whatever they are. */
    public static final long MOST_BYTES = 4L * MOST_CHARACTERS;

    private final SourceText source;
    private final LoaderOptions options = unbounded();
    private final List<Diagnostic> problems = new ArrayList<>();

    private YamlReader(SourceText source) {
        this.source = source;
    }

    /** What a text can ask for is bounded here, with messages of ours. */
    private static LoaderOptions unbounded() {
        var options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        options.setNestingDepthLimit(2 * DocumentParser.MOST_LEVELS);
        return options;
    }

    /**
     * Returns every document of the text, and what is wrong with it: of a text whose name ends in {@code .json} every
     * value of JSON. Never throws for what a text may hold.
     */
    public static YamlStream read(SourceText source) {
        return new YamlReader(source).stream();
    }

    private YamlStream stream() {
        var documents = new ArrayList<YamlDocument>();
        if (source.text().length() > MOST_CHARACTERS) {
            problems.add(tooLarge(source.name()));
        } else if (source.name().toLowerCase(Locale.ROOT).endsWith(".json")) {
            return JsonDocuments.read(source);
        } else {
            reporting(() -> compose(documents));
        }
        return new YamlStream(source, documents, problems.stream().distinct().toList());
    }

    /** Returns that a file is too large to be read. */
    public static Diagnostic tooLarge(String name) {
        return Diagnostic.error(
                        "file-too-large", "the file is larger than %d MiB".formatted(MOST_CHARACTERS / (1024 * 1024)))
                .at(new Location.OfFile(name))
                .hint("split it into smaller files: Kubernetes takes at most 3 MiB for one resource");
    }

    private void compose(List<YamlDocument> documents) {
        var parser = new DocumentParser(source, options);
        var composer = new Composer(parser, new CoreSchema(), options);
        var nodes = new NodeReader(source, problems);
        while (composer.checkNode()) {
            var root = nodes.root(composer.getNode());
            documents.add(new YamlDocument(root, parser.document()));
        }
    }

    private void reporting(Runnable step) {
        try {
            step.run();
        } catch (MarkedYAMLException wrong) {
            problems.add(syntaxError(wrong));
        } catch (ReaderException wrong) {
            var at = wrong.getPosition();
            problems.add(Diagnostic.error(
                            SYNTAX, "a character that YAML does not allow: U+%04X".formatted(wrong.getCodePoint()))
                    .at(source.locate(at, at + 1))
                    .hint("remove it, or write it escaped within double quotes"));
        } catch (YAMLException wrong) {
            problems.add(Diagnostic.error(SYNTAX, phrase(Optional.ofNullable(wrong.getMessage())))
                    .at(new Location.OfFile(source.name())));
        }
    }

    private Diagnostic syntaxError(MarkedYAMLException wrong) {
        var mark = wrong.getProblemMark() != null ? wrong.getProblemMark() : wrong.getContextMark();
        var problem = Optional.ofNullable(wrong.getProblem());
        var found = Diagnostic.error(SYNTAX, phrase(problem));
        if (mark != null) {
            found = found.at(source.locate(mark.getIndex(), mark.getIndex() + 1));
        }
        return found.hint(SyntaxHint.of(
                source,
                problem.orElse(""),
                mark == null ? 0 : mark.getIndex(),
                Optional.ofNullable(wrong.getContext())));
    }

    private static String phrase(Optional<String> message) {
        var line = message.flatMap(text -> text.lines().findFirst())
                .map(String::strip)
                .orElse("");
        return line.isEmpty() ? "this is not YAML" : Character.toLowerCase(line.charAt(0)) + line.substring(1);
    }
}
