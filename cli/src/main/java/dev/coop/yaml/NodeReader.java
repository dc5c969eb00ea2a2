package dev.coop.yaml;

import dev.coop.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserException;

/** From SnakeYAML's nodes to ours. */
final class NodeReader {
    /** A few lines of aliases of aliases can stand for billions of nodes. */
    private static final int MOST_REPEATED = 200_000;

    private final SourceText source;
    private final List<Diagnostic> problems;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<Node, Read> read = new IdentityHashMap<>();
    private long count;
    private long repeated;

    /** A collection that an alias can lead to again, and how many nodes it is. */
    private record Read(YamlNode node, long size) {}

    NodeReader(SourceText source, List<Diagnostic> problems) {
        this.source = source;
        this.problems = problems;
    }

    Optional<YamlNode> root(Node node) {
        var nothing = node instanceof ScalarNode scalar
                && scalar.isPlain()
                && scalar.getStartMark().getIndex() == scalar.getEndMark().getIndex();
        return nothing ? Optional.empty() : Optional.of(node(node));
    }

    private YamlNode node(Node node) {
        return switch (node) {
            case ScalarNode scalar -> {
                count++;
                yield scalar(scalar);
            }
            case CollectionNode<?> collection
            when open.contains(collection) -> {
                problems.add(Diagnostic.error("yaml-syntax", "an alias stands within what it names")
                        .at(span(node).location()));
                yield new YamlScalar("", YamlScalar.Type.NULL, Optional.of(span(node)));
            }
            case CollectionNode<?> collection -> collection(collection);
            default -> throw new IllegalStateException("SnakeYAML has a new kind of node: " + node.getNodeId());
        };
    }

    private YamlNode collection(CollectionNode<?> node) {
        var known = Optional.ofNullable(read.get(node));
        if (known.isPresent()) {
            repeated += known.get().size();
            if (repeated > MOST_REPEATED) {
                throw new ParserException(
                        null, null, "the aliases of this stand for too many values", node.getStartMark());
            }
            return known.get().node();
        }
        var before = count + repeated;
        count++;
        open.add(node);
        var made = node instanceof MappingNode mapping ? mapping(mapping) : sequence((SequenceNode) node);
        open.remove(node);
        read.put(node, new Read(made, count + repeated - before));
        return made;
    }

    private YamlSequence sequence(SequenceNode node) {
        var items = node.getValue().stream().map(this::node).toList();
        return new YamlSequence(items, Optional.of(around(node, items)));
    }

    private YamlScalar scalar(ScalarNode node) {
        var tag = node.getTag();
        var type = tag.equals(Tag.INT)
                ? YamlScalar.Type.INTEGER
                : tag.equals(Tag.FLOAT)
                        ? YamlScalar.Type.FLOAT
                        : tag.equals(Tag.BOOL)
                                ? YamlScalar.Type.BOOLEAN
                                : tag.equals(Tag.NULL) ? YamlScalar.Type.NULL : YamlScalar.Type.STRING;
        return new YamlScalar(node.getValue(), type, Optional.of(span(node)));
    }

    private YamlMapping mapping(MappingNode node) {
        var entries = new ArrayList<YamlMapping.Entry>();
        var seen = new HashMap<String, YamlScalar>();
        var values = new ArrayList<YamlNode>();
        for (var tuple : node.getValue()) {
            var value = node(tuple.getValueNode());
            values.add(value);
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                var name = scalar(key);
                var first = seen.putIfAbsent(name.text(), name);
                if (first != null) {
                    problems.add(twice(name, first));
                }
                entries.add(new YamlMapping.Entry(name, value));
            } else {
                problems.add(Diagnostic.error("yaml-key", "a key must be a single word or text")
                        .at(span(tuple.getKeyNode()).location()));
            }
        }
        return new YamlMapping(entries, Optional.of(around(node, values)));
    }

    static Diagnostic twice(YamlScalar key, YamlScalar first) {
        var line = first.span().map(span -> span.location().line()).orElse(0);
        return Diagnostic.error("duplicate-key", "key `" + key.text() + "` stands twice")
                .at(key.location())
                .hint("the first one is in line " + line + ": keep one");
    }

    private Span span(Node node) {
        return new Span(
                source, node.getStartMark().getIndex(), node.getEndMark().getIndex());
    }

    /**
     * A block collection's end mark is at the next token, behind comments and blank lines; its last value knows better.
     */
    private Span around(CollectionNode<?> node, List<? extends YamlNode> values) {
        var span = span(node);
        var flow = span.start() < source.text().length()
                && "{[".indexOf(source.text().charAt(span.start())) >= 0;
        var last = values.isEmpty() ? Optional.<Span>empty() : values.getLast().span();
        return flow || last.isEmpty() || last.get().end() < span.start()
                ? span
                : new Span(source, span.start(), Math.min(span.end(), last.get().end()));
    }
}
