package dev.coop.yaml;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.serializer.Serializer;

/**
 * From nodes to YAML text: block style, two spaces, keys in their order, the same nodes always the same bytes. A string
 * that YAML 1.1 or 1.2 could take for something else is quoted.
 */
public final class YamlWriter {
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z_/][A-Za-z0-9_./@+-]*(://[A-Za-z0-9_./@:+-]*[A-Za-z0-9_/])?");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{7,}");
    private static final Set<String> TAKEN_FOR_OTHERS =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf");

    private YamlWriter() {}

    /** Returns the node as a YAML document without a separator line, with a newline at its end. */
    public static String write(YamlNode node) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setSplitLines(false);
        options.setWidth(Integer.MAX_VALUE);
        var out = new StringWriter();
        var serializer = new Serializer(new Emitter(out, options), new CoreSchema(), options, null);
        try {
            serializer.open();
            serializer.serialize(converted(node));
            serializer.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return escaped(out.toString());
    }

    /** What nobody sees stands in double quotes alone, where it can be written so that it is seen. */
    private static String escaped(String yaml) {
        if (yaml.codePoints().noneMatch(YamlWriter::isFormat)) {
            return yaml;
        }
        var text = new StringBuilder();
        yaml.codePoints().forEach(each -> {
            if (isFormat(each)) {
                text.append((each > 0xFFFF ? "\\U%08X" : "\\u%04X").formatted(each));
            } else {
                text.appendCodePoint(each);
            }
        });
        return text.toString();
    }

    private static boolean isFormat(int character) {
        return Character.getType(character) == Character.FORMAT;
    }

    private static Node converted(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar -> scalar(scalar);
            case YamlSequence sequence ->
                new SequenceNode(
                        Tag.SEQ,
                        sequence.items().stream().map(YamlWriter::converted).toList(),
                        sequence.items().isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
            case YamlMapping mapping -> {
                var tuples = new ArrayList<NodeTuple>();
                for (var entry : mapping.entries()) {
                    tuples.add(new NodeTuple(scalar(entry.key()), converted(entry.value())));
                }
                yield new MappingNode(Tag.MAP, tuples, tuples.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
            }
        };
    }

    private static ScalarNode scalar(YamlScalar scalar) {
        return switch (scalar.type()) {
            case INTEGER -> plain(Tag.INT, scalar.text());
            case FLOAT -> plain(Tag.FLOAT, scalar.text());
            case BOOLEAN -> plain(Tag.BOOL, scalar.text().toLowerCase(Locale.ROOT));
            case NULL -> plain(Tag.NULL, "null");
            case STRING -> new ScalarNode(Tag.STR, scalar.text(), null, null, style(scalar.text()));
        };
    }

    private static ScalarNode plain(Tag tag, String text) {
        return new ScalarNode(tag, text, null, null, ScalarStyle.PLAIN);
    }

    private static ScalarStyle style(String text) {
        if (text.contains("\n")
                && text.lines().noneMatch(line -> line.endsWith(" ") || line.startsWith("\t"))
                && !text.startsWith(" ")
                && !text.startsWith("\n")
                && text.codePoints().allMatch(YamlWriter::shown)) {
            return ScalarStyle.LITERAL;
        }
        var safe = PLAIN.matcher(text).matches()
                && !HEXADECIMAL.matcher(text).matches()
                && !TAKEN_FOR_OTHERS.contains(text.toLowerCase(Locale.ROOT));
        return safe ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
    }

    private static boolean shown(int character) {
        return character == '\n'
                || (character >= ' '
                        && !Character.isISOControl(character)
                        && character < 0xFFFE
                        && !Character.isSurrogate((char) character)
                        && !isFormat(character)
                        && character != 0x2028
                        && character != 0x2029);
    }
}
