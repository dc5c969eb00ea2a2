package dev.coop.yaml;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserException;
import org.yaml.snakeyaml.parser.ParserImpl;

/** SnakeYAML's parser, with where each document's text begins and ends. */
final class DocumentParser implements Parser {
    static final int MOST_LEVELS = 200;

    private final SourceText source;
    private final Parser parser;
    private int start;
    private int end;
    private int level;

    DocumentParser(SourceText source, LoaderOptions options) {
        this.source = source;
        this.parser = new ParserImpl(new CharacterReader(source), options);
    }

    /** Returns where the document stands whose end came last. */
    Span document() {
        return new Span(source, start, Math.max(start, end));
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public Event getEvent() {
        var event = parser.getEvent();
        if (event instanceof DocumentStartEvent begin) {
            start = begin.getExplicit() ? behindLine(begin.getEndMark().getIndex()) : 0;
        } else if (event instanceof DocumentEndEvent last) {
            end = last.getStartMark().getIndex();
        } else if (event instanceof CollectionStartEvent) {
            level++;
            if (level > MOST_LEVELS) {
                throw new ParserException(
                        null, null, "this is nested deeper than " + MOST_LEVELS + " levels", event.getStartMark());
            }
        } else if (event instanceof CollectionEndEvent) {
            level--;
        }
        return event;
    }

    private int behindLine(int offset) {
        var text = source.text();
        var newline = text.indexOf('\n', offset);
        var rest = text.substring(offset, newline < 0 ? text.length() : newline);
        return newline >= 0 && (rest.isBlank() || rest.strip().startsWith("#")) ? newline + 1 : offset;
    }
}
