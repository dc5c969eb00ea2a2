package dev.coop.gitops;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.image.ImageReference.Digest;
import dev.coop.image.ImageRepository;
import dev.coop.source.CommitId;
import dev.coop.source.RepositoryAddress;
import dev.coop.source.WorkTree;
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
import java.util.stream.Collectors;

/** A release to and from the text of its release.yaml. The same release is always the same bytes. */
public final class ReleaseYaml {
    private static final String BROKEN = "release-broken";

    private final SourceText text;
    private final YamlMapping root;

    private ReleaseYaml(SourceText text, YamlMapping root) {
        this.text = text;
        this.root = root;
    }

    /** Returns the text of release.yaml, with a newline at its end. */
    public static String write(Release release) {
        var source = release.source();
        var image = YamlMapping.of("repository", release.repository().toString())
                .with("digest", release.digest().value());
        var from = YamlMapping.of("repository", source.repository().value())
                .with("path", source.path())
                .with("commit", source.commit() + source.workTree().suffix())
                .with("ref", source.ref().map(YamlNode::text))
                .with("subject", source.subject());
        var head = YamlMapping.of("format", YamlNode.number(Release.FORMAT))
                .with("app", release.app().value())
                .with("environment", release.environment().value())
                .with("team", release.team().map(YamlNode::text))
                .with("cluster", release.cluster())
                .with("namespace", release.namespace());
        return YamlWriter.write(head) + "image: " + flow(image) + "\nsource: " + flow(from) + "\n";
    }

    /** On one line, so that a change of the image is a change of one line in a pull request. */
    private static String flow(YamlMapping mapping) {
        return mapping.entries().stream()
                .map(entry -> entry(entry.key().text(), entry.value()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String entry(String key, YamlNode value) {
        var line =
                value instanceof YamlScalar scalar ? YamlNode.text(scalar.text().replaceAll("\\R", " ")) : value;
        return YamlWriter.write(YamlMapping.of(key, line)).strip();
    }

    /**
     * Returns the release that a release.yaml holds. What this coop does not know in it is left alone.
     *
     * @throws Failure invalid input: not a release, or one that a newer coop wrote
     */
    public static Release read(SourceText text) {
        var stream = YamlReader.read(text);
        Failure.whenInvalid(stream.problems());
        var root = stream.documents().stream().findFirst().flatMap(YamlDocument::mapping);
        var reading = new ReleaseYaml(text, root.orElse(YamlMapping.empty()));
        reading.checkFormat();
        return reading.release();
    }

    private void checkFormat() {
        var format = root.at("format");
        if (format.isEmpty()
                || !(format.get() instanceof YamlScalar number)
                || number.type() != YamlScalar.Type.INTEGER
                || number.integer().signum() <= 0) {
            throw broken(Diagnostic.error(BROKEN, "release.yaml says no `format`"), format);
        }
        if (number.integer().compareTo(BigInteger.valueOf(Release.FORMAT)) > 0) {
            throw new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error(
                                    "release-format",
                                    "a newer coop wrote this: its format is " + number.integer()
                                            + ", and this coop knows " + Release.FORMAT)
                            .at(place(format))
                            .hint("install a newer coop with install.sh, or the one that the platform team uses"));
        }
    }

    private Release release() {
        return new Release(
                value(AppName::new, "app"),
                value(EnvironmentName::new, "environment"),
                root.text("team"),
                value(Function.identity(), "cluster"),
                value(Function.identity(), "namespace"),
                value(ImageRepository::parse, "image", "repository"),
                value(Digest::new, "image", "digest"),
                new Release.Source(
                        value(RepositoryAddress::new, "source", "repository"),
                        value(Function.identity(), "source", "path"),
                        value(ReleaseYaml::commit, "source", "commit"),
                        root.text("source", "ref"),
                        value(Function.identity(), "source", "subject"),
                        value(ReleaseYaml::workTree, "source", "commit")));
    }

    private static CommitId commit(String text) {
        return new CommitId(
                workTree(text) == WorkTree.DIRTY
                        ? text.substring(
                                0, text.length() - WorkTree.DIRTY.suffix().length())
                        : text);
    }

    private static WorkTree workTree(String text) {
        return text.endsWith(WorkTree.DIRTY.suffix()) ? WorkTree.DIRTY : WorkTree.CLEAN;
    }

    private <T> T value(Function<String, T> parse, String... path) {
        var name = String.join(".", path);
        var written = root.text(path)
                .orElseThrow(
                        () -> broken(Diagnostic.error(BROKEN, "release.yaml says no `" + name + "`"), parent(path)));
        try {
            return parse.apply(written);
        } catch (IllegalArgumentException wrong) {
            var phrase = Optional.ofNullable(wrong.getMessage()).orElse("not a value for `" + name + "`");
            throw broken(Diagnostic.error(BROKEN, phrase), root.at(path));
        }
    }

    private Optional<YamlNode> parent(String... path) {
        return path.length > 1 ? root.at(path[0]) : Optional.empty();
    }

    private Failure broken(Diagnostic diagnostic, Optional<YamlNode> at) {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                diagnostic
                        .at(place(at))
                        .hint("coop writes this file: restore it from the GitOps repository's history, or deploy"
                                + " again"));
    }

    private Location place(Optional<YamlNode> at) {
        return at.flatMap(YamlNode::location).orElse(new Location.OfFile(text.name()));
    }
}
