package dev.coop.validate;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.diagnostic.Severity;
import dev.coop.platform.Platform;
import dev.coop.platform.PlatformReader;
import dev.coop.validate.schema.Schema;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a platform.yaml and checks it. */
public final class PlatformFile {
    private static final String NAME = "platform.yaml";
    private static final Pattern RESOURCE = Pattern.compile("(?m)^[\"']?apiVersion[\"']?\\s*:");

    private final Schema schema = Schema.ofPlatformYaml();
    private final String version;

    /**
     * Makes a reader.
     *
     * @param version the version of the coop that runs, such as {@code 0.1.0}
     */
    public PlatformFile(String version) {
        this.version = version;
    }

    /**
     * Returns the platform that a platform.yaml describes.
     *
     * @throws Failure {@code INVALID_INPUT} with everything that is wrong with it; when the file asks for a newer coop,
     *     with that alone, for what else is wrong may be right to the newer one
     */
    public Platform read(SourceText source) {
        var found = check(source);
        Failure.whenInvalid(found);
        return PlatformReader.read(
                mapping(OneDocument.read(source, new ArrayList<>())).orElseThrow());
    }

    /** Whether a file of this name and text is a platform.yaml. */
    public static boolean isNamed(String name, String text) {
        return (name.equals(NAME) || name.endsWith("/" + NAME))
                && !RESOURCE.matcher(text).find();
    }

    /** Returns everything that is wrong with a platform.yaml, in its order. */
    public List<Diagnostic> check(SourceText source) {
        var problems = new ArrayList<Diagnostic>();
        var root = OneDocument.read(source, problems);
        var tooOld = mapping(root).flatMap(this::tooOld);
        if (tooOld.isPresent()) {
            return List.of(tooOld.get());
        }
        if (root.isEmpty() && problems.isEmpty()) {
            problems.add(Diagnostic.error("missing-key", "the file is empty, but needs `platform` and `environments`")
                    .at(new Location.OfFile(source.name()))
                    .hint("coop platform init writes one"));
        }
        root.ifPresent(node -> problems.addAll(schema.check(source.name(), node)));
        mapping(root).ifPresent(document -> problems.addAll(PlatformRules.check(document)));
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt(PlatformFile::line))
                .toList();
    }

    private static Optional<YamlMapping> mapping(Optional<YamlNode> root) {
        return root.flatMap(
                node -> node instanceof YamlMapping mapping ? Optional.of(mapping) : Optional.<YamlMapping>empty());
    }

    private Optional<Diagnostic> tooOld(YamlMapping document) {
        return document.at("coop")
                .flatMap(node -> node instanceof YamlScalar scalar ? Optional.of(scalar) : Optional.<YamlScalar>empty())
                .filter(wanted -> Version.isOlder(version, wanted.text()))
                .map(wanted -> new Diagnostic(
                        Severity.ERROR,
                        "coop-too-old",
                        "this platform needs coop " + wanted.text() + ", but this is " + version,
                        wanted.location(),
                        Optional.of("install a newer coop: run the install script again")));
    }

    private static int line(Diagnostic diagnostic) {
        return diagnostic.location().orElse(new Location.OfFile("")) instanceof Location.InFile in ? in.line() : 0;
    }
}
