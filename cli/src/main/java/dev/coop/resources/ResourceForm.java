package dev.coop.resources;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The first keys of a resource: what it must say of itself, and in which form. A list is taken apart. */
final class ResourceForm {
    private static final Pattern KIND = Pattern.compile("[A-Za-z]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?");
    private static final String LABEL = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";
    private static final Pattern GROUP = Pattern.compile("(?=.{1,253}$)" + LABEL + "(\\." + LABEL + ")*");
    private static final Pattern VERSION = Pattern.compile("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern USUAL_VERSION = Pattern.compile("v[0-9]+((alpha|beta)[0-9]+)?");
    private static final String HOOK = "argocd.argoproj.io/hook";
    private static final String KUSTOMIZE = "kustomize.config.k8s.io";

    private final List<Diagnostic> problems;

    ResourceForm(List<Diagnostic> problems) {
        this.problems = problems;
    }

    /**
     * A resource whose first keys are right.
     *
     * @param id what it is
     * @param content its keys and values, merge keys resolved
     * @param isWholeDocument whether it is all of its document, and no item of a list
     */
    record Formed(ResourceId id, YamlMapping content, boolean isWholeDocument) {}

    /** Returns the resources of a document, and adds what is wrong with it to the problems. */
    Stream<Formed> resources(YamlMapping document) {
        return MergeKeys.resolvedDeep(document) instanceof YamlMapping content ? resources(content, true) : Stream.of();
    }

    private Stream<Formed> resources(YamlMapping content, boolean isWholeDocument) {
        var kind = content.text("kind").orElse("");
        if (isList(kind, content)) {
            return list(content, kind);
        }
        if (content.text("apiVersion")
                .filter(each -> each.startsWith(KUSTOMIZE + "/"))
                .isPresent()) {
            problems.add(Kustomization.problem(content.location()));
            return Stream.of();
        }
        var version = required(content, content, "apiVersion", "apiVersion: v1");
        var known = required(content, content, "kind", "kind: ConfigMap");
        var name = name(content);
        return version.isPresent() && known.isPresent() && name.isPresent() && isWellFormed(content)
                ? Stream.of(new Formed(ResourceId.of(content), content, isWholeDocument))
                : Stream.of();
    }

    /** Of other groups, some kinds have such a name and `items` of their own. */
    private static boolean isList(String kind, YamlMapping content) {
        if (kind.equals("List")) {
            return true;
        }
        var items = content.at("items");
        var isOfKubernetes = ApiGroups.isOfKubernetes(ResourceId.of(content).group());
        return kind.endsWith("List")
                && items.filter(YamlSequence.class::isInstance).isPresent()
                && (isOfKubernetes
                        || (content.at("metadata", "name").isEmpty()
                                && content.items("items").stream().allMatch(ResourceForm::hasMetadata)));
    }

    private static boolean hasMetadata(YamlNode item) {
        return item instanceof YamlMapping mapping
                && mapping.mapping("metadata").isPresent();
    }

    private Stream<Formed> list(YamlMapping content, String kind) {
        if (content.at("items").filter(YamlSequence.class::isInstance).isEmpty()) {
            problems.add(Diagnostic.error("incomplete-resource", "a " + kind + " needs `items`")
                    .at(content.entry("items")
                            .<YamlNode>map(YamlMapping.Entry::key)
                            .orElse(content)
                            .location())
                    .hint("write each resource below `items:`, after `- `"));
        } else if (content.items("items").isEmpty()) {
            problems.add(Diagnostic.warning("ignored-file", "this " + kind + " holds nothing")
                    .at(content.at("items").flatMap(YamlNode::location))
                    .hint("remove it, or write its resources below `items:`"));
        }
        return content.items("items").stream().flatMap(item -> item(item, content, kind));
    }

    /** An item of a list of one kind may leave out what the list says. */
    private Stream<Formed> item(YamlNode item, YamlMapping list, String listKind) {
        if (!(item instanceof YamlMapping resource)) {
            problems.add(
                    Diagnostic.error("not-a-resource", "a resource is keys with values, but this is " + item.describe())
                            .at(item.location())
                            .hint("begin it with `apiVersion:`, `kind:` and `metadata:`"));
            return Stream.of();
        }
        var kind = listKind.substring(0, listKind.length() - "List".length());
        if (kind.isEmpty() || resource.entry("kind").isPresent()) {
            return resources(resource, false);
        }
        var typed = YamlMapping.empty();
        if (resource.entry("apiVersion").isEmpty()) {
            typed = typed.with("apiVersion", list.at("apiVersion"));
        }
        typed = typed.with("kind", kind);
        for (var entry : resource.entries()) {
            typed = typed.with(entry.key().text(), entry.value());
        }
        return resources(new YamlMapping(typed.entries(), resource.span()), false);
    }

    private Optional<String> name(YamlMapping resource) {
        var metadata = resource.mapping("metadata");
        var generated = metadata.flatMap(keys -> keys.entry("generateName"));
        if (generated.isPresent() && metadata.get().entry("name").isEmpty()) {
            problems.add(Diagnostic.error("generated-name", "`generateName` would make another resource at each sync")
                    .at(generated.get().key().location())
                    .hint(
                            metadata.get().text("annotations", HOOK).isPresent()
                                    ? "give it a `name`, and the annotation `argocd.argoproj.io/hook-delete-policy:"
                                            + " BeforeHookCreation`: each sync then makes it anew"
                                    : "give it a `name`"));
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

    /** What becomes a file's name has the form that Kubernetes gives it. */
    private boolean isWellFormed(YamlMapping resource) {
        var known = problems.size();
        var version = resource.text("apiVersion").orElse("");
        if (!isVersion(version)) {
            problems.add(Diagnostic.error("wrong-name", "`" + version + "` is no version of an API")
                    .at(resource.at("apiVersion").flatMap(YamlNode::location))
                    .hint("write `v1`, or a group and a version as in `apps/v1`"));
        }
        var kind = resource.text("kind").orElse("");
        if (!KIND.matcher(kind).matches()) {
            problems.add(Diagnostic.error("wrong-name", "`" + kind + "` is no kind of resource")
                    .at(resource.at("kind").flatMap(YamlNode::location))
                    .hint("write it in one word of letters, as in `ConfigMap`"));
        }
        for (var part : List.of("labels", "annotations")) {
            resource.at("metadata", part)
                    .filter(node ->
                            !(node instanceof YamlMapping) && !(node instanceof YamlScalar scalar && scalar.isNull()))
                    .ifPresent(node -> problems.add(Diagnostic.error(
                                    "labels-not-added",
                                    "`" + part + "` must be keys with values, but is " + node.describe())
                            .at(node.location())
                            .hint("write each as `key: \"value\"`")));
        }
        return problems.size() == known;
    }

    private static boolean isVersion(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            return VERSION.matcher(text).matches();
        }
        var group = text.substring(0, slash);
        return GROUP.matcher(group).matches()
                && !USUAL_VERSION.matcher(group).matches()
                && VERSION.matcher(text.substring(slash + 1)).matches();
    }
}
