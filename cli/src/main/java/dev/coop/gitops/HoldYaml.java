package dev.coop.gitops;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.image.ImageReference.Digest;
import dev.coop.source.CommitId;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlReader;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlWriter;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Function;

/** A hold to and from the text of its hold.yaml. The same hold is always the same bytes. */
public final class HoldYaml {
    private static final String BROKEN = "hold-broken";

    private HoldYaml() {}

    /** Returns the text of hold.yaml, with a newline at its end. */
    public static String write(Hold hold) {
        return YamlWriter.write(YamlMapping.of("format", YamlNode.number(Hold.FORMAT))
                .with("commit", hold.commit().value())
                .with("image", hold.digest().value())
                .with("reason", oneLine(hold.reason()))
                .with("by", oneLine(hold.by())));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /**
     * Returns the hold that a hold.yaml holds. What this coop does not know in it is left alone.
     *
     * @throws Failure invalid input: not a hold, or one that a newer coop wrote
     */
    public static Hold read(SourceText text) {
        var stream = YamlReader.read(text);
        Failure.whenInvalid(stream.problems());
        var root = stream.documents().stream()
                .findFirst()
                .flatMap(YamlDocument::mapping)
                .orElse(YamlMapping.empty());
        checkFormat(root, text);
        return new Hold(
                value(root, text, "commit", CommitId::new),
                value(root, text, "image", Digest::new),
                root.text("reason").orElse(""),
                root.text("by").orElse(""));
    }

    private static void checkFormat(YamlMapping root, SourceText text) {
        var format = root.at("format")
                .filter(node -> node instanceof YamlScalar number && number.type() == YamlScalar.Type.INTEGER)
                .map(node -> ((YamlScalar) node).integer())
                .orElseThrow(() -> broken(text, "hold.yaml says no `format`"));
        if (format.compareTo(BigInteger.valueOf(Hold.FORMAT)) > 0) {
            throw new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error(
                                    "release-format",
                                    "a newer coop wrote this: its format is " + format + ", and this coop knows "
                                            + Hold.FORMAT)
                            .at(new Location.OfFile(text.name()))
                            .hint("install a newer coop with install.sh, or the one that the platform team uses"));
        }
    }

    private static <T> T value(YamlMapping root, SourceText text, String key, Function<String, T> parse) {
        var written = root.text(key).orElseThrow(() -> broken(text, "hold.yaml says no `" + key + "`"));
        try {
            return parse.apply(written);
        } catch (IllegalArgumentException wrong) {
            throw broken(text, Optional.ofNullable(wrong.getMessage()).orElse("not a value for `" + key + "`"));
        }
    }

    private static Failure broken(SourceText text, String message) {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error(BROKEN, message)
                        .at(new Location.OfFile(text.name()))
                        .hint("correct it, or remove the file: it lifts the hold"));
    }
}
