package dev.coop.validate.subject;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.manifest.Manifest;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlReader;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** From the files of extra resources to resources, with what is wrong with their syntax and first keys. */
public final class ResourceReader {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{coop\\.[a-z]+}");

    private final String prefix;
    private final String folder;
    private final Predicate<String> isEnvironment;
    private final List<Resource> resources = new ArrayList<>();
    private final List<Diagnostic> problems = new ArrayList<>();
    private int files;

    /**
     * Makes a reader.
     *
     * @param prefix what stands in front of a path when a person reads it
     * @param folder the folder of extra resources, with a slash at its end
     * @param isEnvironment whether a folder of this name in it is only for an environment
     */
    public ResourceReader(String prefix, String folder, Predicate<String> isEnvironment) {
        this.isEnvironment = isEnvironment;
        this.prefix = prefix;
        this.folder = folder;
    }

    /** Reads a file; one whose ending is neither YAML's nor JSON's is not read, which is a warning. */
    public void read(String path, byte[] bytes) {
        var name = prefix + path;
        if (!isYaml(path)) {
            ignore(path, name);
            return;
        }
        files++;
        var notText = Utf8.problem(name, bytes);
        if (notText.isPresent()) {
            problems.add(notText.get());
            return;
        }
        var stream = read(Utf8.text(name, bytes));
        problems.addAll(stream.problems());
        stream.documents().forEach(document -> document.root().ifPresent(root -> resource(root, environmentOf(path))));
    }

    /** An unquoted variable within braces is no YAML until it is filled in; a word of its length is. */
    private static YamlStream read(SourceText source) {
        var stream = YamlReader.read(source);
        if (stream.problems().isEmpty() || !source.text().contains("${coop.")) {
            return stream;
        }
        var masked =
                VARIABLE.matcher(source.text()).replaceAll(use -> use.group().replaceAll("[${}]", "_"));
        var filled = YamlReader.read(new SourceText(source.name(), masked));
        return filled.problems().isEmpty() ? filled : stream;
    }

    private static boolean isYaml(String path) {
        var lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json");
    }

    private void ignore(String path, String name) {
        if (!path.substring(path.lastIndexOf('/') + 1).startsWith(".")) {
            problems.add(
                    Diagnostic.warning("ignored-file", "this file is ignored: it ends in none of .yaml, .yml, .json")
                            .at(new Location.OfFile(name))
                            .hint("move it out of " + folder + ", or give it the ending .yaml if it is a resource"));
        }
    }

    private Optional<String> environmentOf(String path) {
        var within = path.startsWith(folder) ? path.substring(folder.length()) : path;
        var slash = within.indexOf('/');
        return Optional.of(within.substring(0, Math.max(0, slash))).filter(isEnvironment);
    }

    private void resource(YamlNode root, Optional<String> environment) {
        switch (root) {
            case YamlScalar scalar when scalar.isNull() -> {}
            case YamlMapping mapping -> resource(mapping, environment);
            case YamlNode other ->
                problems.add(Diagnostic.error(
                                "not-a-resource", "a resource is keys with values, but this is " + other.describe())
                        .at(other.location())
                        .hint("begin it with `apiVersion:`, `kind:` and `metadata:`"));
        }
    }

    private void resource(YamlMapping mapping, Optional<String> environment) {
        var kind = mapping.text("kind");
        if (kind.isPresent() && isList(kind.get(), mapping)) {
            problems.add(Diagnostic.error("list-of-resources", "kind " + kind.get() + " holds several resources in one")
                    .at(mapping.at("kind").flatMap(YamlNode::location))
                    .hint("write each of its items as a document of its own, with `---` between them"));
            return;
        }
        var version = required(mapping, mapping, "apiVersion", "apiVersion: v1");
        var known = required(mapping, mapping, "kind", "kind: ConfigMap");
        var name = name(mapping);
        if (version.isPresent() && known.isPresent() && name.isPresent()) {
            var slash = version.get().indexOf('/');
            var group = slash < 0 ? "" : version.get().substring(0, slash);
            resources.add(new Resource(new Manifest.Id(group, known.get(), name.get()), environment, mapping));
        }
    }

    private static boolean isList(String kind, YamlMapping mapping) {
        return kind.equals("List")
                || (kind.endsWith("List") && mapping.at("items").isPresent());
    }

    private Optional<String> name(YamlMapping resource) {
        var metadata = resource.mapping("metadata");
        var generated = metadata.flatMap(keys -> keys.entry("generateName"));
        if (generated.isPresent()) {
            problems.add(Diagnostic.error("generated-name", "`generateName` would make another resource at each sync")
                    .at(generated.get().key().location())
                    .hint("give it a `name`"));
            return Optional.empty();
        }
        return metadata.isPresent()
                ? required(resource, metadata.get(), "name", "name: ${coop.app}")
                : required(resource, resource, "metadata", "metadata: {name: ...}");
    }

    private Optional<String> required(YamlMapping resource, YamlMapping keys, String key, String example) {
        var entry = keys.entry(key);
        var value = entry.flatMap(found -> found.value() instanceof YamlScalar scalar && !scalar.isNull()
                ? Optional.of(scalar.text()).filter(text -> !text.isBlank())
                : Optional.empty());
        if (value.isEmpty()) {
            var title = resource.text("kind").map(kind -> "a " + kind).orElse("a resource");
            var missing = Diagnostic.error("incomplete-resource", title + " needs `" + key + "`")
                    .at(entry.<YamlNode>map(YamlMapping.Entry::key).orElse(keys).location());
            problems.add(
                    example.endsWith("...}")
                            ? missing.hint("add `metadata:` with a `name:` in it")
                            : missing.hint("add `" + example + "`"));
        }
        return value;
    }

    /** Returns the resources read so far, in the order of their files. */
    public List<Resource> resources() {
        return List.copyOf(resources);
    }

    /** Returns what is wrong with the files read so far. */
    public List<Diagnostic> problems() {
        return List.copyOf(problems);
    }

    /** Returns how many files have been read so far, ignored ones left out. */
    public int files() {
        return files;
    }
}
