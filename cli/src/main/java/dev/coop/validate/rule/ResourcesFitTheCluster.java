package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.resources.Resource;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a resource may weigh: a ConfigMap or Secret 1 MiB of data, any resource 3 MiB, and 256 KiB where Argo CD applies
 * it from the client's side, for then all of it stands in an annotation once more.
 */
public final class ResourcesFitTheCluster implements Rule {
    private static final int DATA = 1024 * 1024;
    private static final int REQUEST = 3 * 1024 * 1024;
    private static final int ANNOTATIONS = 256 * 1024;
    /** With these, Argo CD writes no annotation of what it has applied last. */
    private static final Set<String> WITHOUT_ANNOTATION = Set.of("ServerSideApply=true", "Replace=true");

    private static final String KIB = " KiB";

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.resources().stream().flatMap(resource -> problem(resource).stream());
    }

    private static Optional<Diagnostic> problem(Resource resource) {
        var data = data(resource);
        if (data > DATA) {
            return Optional.of(tooLarge(resource, "the data of " + resource.title() + " is", data, "1 MiB")
                    .hint("split it into several, put it into the image, or load it from elsewhere when the"
                            + " app starts"));
        }
        var all = json(resource.content());
        if (all > REQUEST) {
            return Optional.of(
                    tooLarge(resource, resource.title() + " is", all, "3 MiB").hint("make it smaller or split it"));
        }
        return all > ANNOTATIONS && !appliedByTheServer(resource)
                ? Optional.of(Diagnostic.warning(
                                "large-resource",
                                resource.title() + " is " + kib(all)
                                        + ": Argo CD cannot apply more than 256 KiB in its usual way")
                        .at(place(resource))
                        .hint("add the annotation `argocd.argoproj.io/sync-options: ServerSideApply=true`"))
                : Optional.empty();
    }

    private static Diagnostic tooLarge(Resource resource, String what, long size, String limit) {
        return Diagnostic.error("too-large", what + " " + kib(size) + ", Kubernetes takes at most " + limit)
                .at(place(resource));
    }

    private static Optional<Location> place(Resource resource) {
        return resource.place("metadata", "name");
    }

    private static String kib(long size) {
        return (size + 1023) / 1024 + KIB;
    }

    private static boolean appliedByTheServer(Resource resource) {
        return resource.content()
                .text("metadata", "annotations", "argocd.argoproj.io/sync-options")
                .filter(options ->
                        Arrays.stream(options.split(",", -1)).map(String::strip).anyMatch(WITHOUT_ANNOTATION::contains))
                .isPresent();
    }

    private static long data(Resource resource) {
        var holdsData = resource.id().group().isEmpty()
                && (resource.id().kind().equals("ConfigMap")
                        || resource.id().kind().equals("Secret"));
        if (!holdsData) {
            return 0;
        }
        var coded = resource.id().kind().equals("Secret") ? "data" : "binaryData";
        return Stream.of("data", "stringData", "binaryData")
                .mapToLong(part -> resource.content().mapping(part).stream()
                        .flatMap(mapping -> mapping.entries().stream())
                        .mapToLong(entry -> part.equals(coded) ? bytes(entry.value()) * 3 / 4 : bytes(entry.value()))
                        .sum())
                .sum();
    }

    private static long bytes(YamlNode node) {
        return node instanceof YamlScalar scalar ? scalar.text().getBytes(StandardCharsets.UTF_8).length : 0;
    }

    /** How long it is as JSON, which is how it is sent. */
    private static long json(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar -> 2 + escaped(scalar.text());
            case YamlSequence list ->
                2 + list.items().stream().mapToLong(item -> 1 + json(item)).sum();
            case YamlMapping mapping ->
                2
                        + mapping.entries().stream()
                                .mapToLong(entry -> 2 + json(entry.key()) + json(entry.value()))
                                .sum();
        };
    }

    private static long escaped(String text) {
        return text.codePoints()
                .mapToLong(point -> switch (point) {
                    case '"', '\\', '\n', '\r', '\t' -> 2;
                    case '<', '>', '&' -> "\\u0026".length();
                    default -> point < ' ' ? 6 : point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
                })
                .sum();
    }
}
