package dev.coop.manifest.extra;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.manifest.Manifest;
import dev.coop.manifest.Rendering;
import dev.coop.manifest.Variables;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.Span;
import dev.coop.yaml.Splice;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One file of extra resources. Its documents stay byte for byte what they are, but for variables and labels. */
final class ExtraFile {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][-A-Za-z0-9_.:]*");

    private final SourceText source;
    private final Rendering rendering;
    private final Variables variables;
    private final List<Diagnostic> problems;

    ExtraFile(String path, String text, Rendering rendering, Variables variables, List<Diagnostic> problems) {
        this.source = new SourceText(path, readable(path, text));
        this.rendering = rendering;
        this.variables = variables;
        this.problems = problems;
    }

    /** JSON may be indented with tabs, which YAML does not take; within JSON's strings a tab is written otherwise. */
    private static String readable(String path, String text) {
        var marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return path.endsWith(".json") ? marked.replace('\t', ' ') : marked;
    }

    List<ExtraResource> resources() {
        var stream = YamlReader.read(new SourceText(source.name(), Variables.masked(source.text())));
        stream.problems()
                .forEach(found -> problems.add(found.at(found.location().map(this::asWritten))));
        var checked = new ArrayList<Checked>();
        stream.documents().forEach(document -> check(document).ifPresent(checked::add));
        return stream.problems().isEmpty()
                ? checked.stream().flatMap(each -> labelled(each).stream()).toList()
                : List.of();
    }

    /** A document that is a resource: its text with variables filled in, and where it stands. */
    private record Checked(String text, Location place) {}

    /** The reader saw masked variables; people see the line as they wrote it. */
    private Location asWritten(Location place) {
        return switch (place) {
            case Location.InFile in ->
                new Location.InFile(in.file(), in.line(), in.column(), in.width(), source.line(in.line()));
            case Location.OfFile file -> file;
            case Location.OnRemote remote -> remote;
        };
    }

    private Optional<Checked> check(YamlDocument document) {
        if (document.root().isEmpty()) {
            return Optional.empty();
        }
        var known = problems.size();
        var root = document.mapping();
        if (root.isEmpty()) {
            problems.add(Diagnostic.error(
                            "not-a-resource",
                            "a Kubernetes resource is keys with values, and this is "
                                    + document.root().get().describe())
                    .at(place(document.root().get().span())));
            return Optional.empty();
        }
        var text = filled(document);
        checkIdentity(document, root.get());
        return problems.size() > known
                ? Optional.empty()
                : Optional.of(new Checked(text, place(root.get().span())));
    }

    private String filled(YamlDocument document) {
        var splices = document.root()
                .map(root -> new VariableSplices(source, variables, problems).of(root))
                .orElse(List.of());
        var offset = document.span().start();
        var text = source.text().substring(offset, document.span().end());
        return Splice.apply(
                text,
                splices.stream()
                        .map(each -> new Splice(each.start() - offset, each.end() - offset, each.text()))
                        .toList());
    }

    private void checkIdentity(YamlDocument document, YamlMapping written) {
        var root = MergeKeys.resolved(written);
        var place = place(written.span());
        if (root.text("kind").equals(Optional.of("List"))) {
            problems.add(Diagnostic.error("not-a-resource", "a List is several resources in one")
                    .at(place)
                    .hint("write each of its items as a document of its own, with `---` between them"));
            return;
        }
        for (var key : List.of("apiVersion", "kind")) {
            if (root.text(key).isEmpty()) {
                problems.add(Diagnostic.error("not-a-resource", "a Kubernetes resource needs `" + key + "`")
                        .at(place)
                        .hint(document.span().source().name() + " lies in the folder of extra resources: move it"
                                + " elsewhere if it is something else"));
            }
        }
        var name = MergeKeys.resolved(root.mapping("metadata").orElse(YamlMapping.empty()))
                .text("name");
        if (name.isEmpty()) {
            problems.add(Diagnostic.error("not-a-resource", "a resource needs `metadata.name`")
                    .at(root.at("metadata").map(node -> place(node.span())).orElse(place))
                    .hint("give it a fixed name: in Git there is no `generateName`"));
        }
    }

    private Optional<ExtraResource> labelled(Checked resource) {
        var place = resource.place();
        var labelled = new MetadataEdits(source.name(), resource.text()).with(rendering);
        if (labelled.isEmpty()) {
            problems.add(
                    Diagnostic.error("labels-not-added", "coop cannot add its labels here without changing the rest")
                            .at(place)
                            .hint("write `metadata` and `labels` out, without anchors and aliases"));
            return Optional.empty();
        }
        var id = labelled.get().id();
        if (!NAME.matcher(id.name()).matches()) {
            problems.add(Diagnostic.error("not-a-resource", "not a resource's name: `" + id.name() + "`")
                    .at(place)
                    .hint("letters, digits, hyphens, dots and colons"));
            return Optional.empty();
        }
        return Optional.of(
                new ExtraResource(new Manifest(id, ended(labelled.get().text())), place));
    }

    private static String ended(String text) {
        return text.endsWith("\n") ? text : text + "\n";
    }

    private Location place(Optional<Span> span) {
        return span.<Location>map(each -> source.locate(each.start(), each.end()))
                .orElse(new Location.OfFile(source.name()));
    }
}
