package dev.coop.yaml;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** From a YAML text to nodes that know their place. Bounded: at most 3 MiB, 50 levels and 50 aliases of collections. */
public final class YamlReader {
    private static final String SYNTAX = "yaml-syntax";

    private final SourceText source;
    private final LoaderOptions options = new LoaderOptions();
    private final List<Diagnostic> problems = new ArrayList<>();

    private YamlReader(SourceText source) {
        this.source = source;
    }

    /** Returns every document of the text, and what is wrong with it. Never throws for what a text may hold. */
    public static YamlStream read(SourceText source) {
        return new YamlReader(source).stream();
    }

    private YamlStream stream() {
        var spans = new ArrayList<Span>();
        var documents = new ArrayList<YamlDocument>();
        reporting(() -> spans(spans));
        reporting(() -> compose(spans, documents));
        return new YamlStream(source, documents, problems.stream().distinct().toList());
    }

    private void compose(List<Span> spans, List<YamlDocument> documents) {
        var composer = new Composer(parser(), new CoreSchema(), options);
        var nodes = new NodeReader(source, problems);
        for (var span : spans) {
            if (composer.checkNode()) {
                documents.add(new YamlDocument(nodes.root(composer.getNode()), span));
            }
        }
    }

    private void reporting(Runnable step) {
        try {
            step.run();
        } catch (MarkedYAMLException wrong) {
            problems.add(syntaxError(wrong));
        } catch (ReaderException wrong) {
            var at = offset(wrong.getPosition());
            problems.add(Diagnostic.error(
                            SYNTAX, "a character that YAML does not allow: U+%04X".formatted(wrong.getCodePoint()))
                    .at(source.locate(at, at + 1))
                    .hint("remove it, or write it escaped within double quotes"));
        } catch (YAMLException wrong) {
            problems.add(Diagnostic.error(SYNTAX, phrase(Optional.ofNullable(wrong.getMessage())))
                    .at(new Location.OfFile(source.name())));
        }
    }

    private Parser parser() {
        return new ParserImpl(new StreamReader(source.text()), options);
    }

    /** Where each document's text begins and ends; collects those before an error of syntax, then throws. */
    private void spans(List<Span> spans) {
        var parser = parser();
        var start = 0;
        Event event;
        do {
            event = parser.getEvent();
            if (event instanceof DocumentStartEvent begin) {
                start = begin.getExplicit() ? behindLine(offset(begin.getEndMark())) : 0;
            } else if (event instanceof DocumentEndEvent end) {
                spans.add(new Span(source, start, Math.max(start, offset(end.getStartMark()))));
            }
        } while (!event.is(Event.ID.StreamEnd));
    }

    private int behindLine(int offset) {
        var newline = source.text().indexOf('\n', offset);
        var rest = source.text().substring(offset, newline < 0 ? source.text().length() : newline);
        return newline >= 0 && (rest.isBlank() || rest.strip().startsWith("#")) ? newline + 1 : offset;
    }

    private Diagnostic syntaxError(MarkedYAMLException wrong) {
        var mark = wrong.getProblemMark() != null ? wrong.getProblemMark() : wrong.getContextMark();
        var problem = Optional.ofNullable(wrong.getProblem());
        var found = Diagnostic.error(SYNTAX, phrase(problem));
        if (mark != null) {
            var at = offset(mark);
            found = found.at(source.locate(at, at + 1));
        }
        return found.hint(SyntaxHint.of(
                source, problem.orElse(""), mark == null ? 0 : offset(mark), Optional.ofNullable(wrong.getContext())));
    }

    private static String phrase(Optional<String> message) {
        var line = message.flatMap(text -> text.lines().findFirst())
                .map(String::strip)
                .orElse("");
        return line.isEmpty() ? "this is not YAML" : Character.toLowerCase(line.charAt(0)) + line.substring(1);
    }

    private int offset(Mark mark) {
        return offset(mark.getIndex());
    }

    private int offset(int codePoints) {
        return Offsets.of(source.text(), codePoints);
    }
}
