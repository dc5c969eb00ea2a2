package dev.coop.resources;

import dev.coop.app.EnvironmentName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An extra resource with the keys that every resource has. */
public final class Resource {
    private final ResourceId id;
    private final Set<EnvironmentName> environments;
    private final YamlMapping content;
    private final ResourceText text;

    Resource(ResourceId id, Set<EnvironmentName> environments, YamlMapping content, ResourceText text) {
        this.id = id;
        this.environments = Set.copyOf(environments);
        this.content = content;
        this.text = text;
    }

    /** Returns a resource that coop writes. */
    public static Resource made(YamlMapping content) {
        var id = ResourceId.of(content);
        var metadata = content.mapping("metadata").orElse(YamlMapping.empty());
        return new Resource(
                id,
                Set.of(),
                FilledContent.made(content),
                new ResourceText.Anew(content, new MetadataEdits(metadata, id)));
    }

    /** Returns it with its variables filled in, each value at the place where it is written; none if it holds none. */
    public Optional<Resource> filled(Variables variables) {
        return FilledContent.holdsVariables(content)
                ? Optional.of(new Resource(id(variables), environments, FilledContent.of(content, variables), text))
                : Optional.empty();
    }

    /** Whether it holds values that nobody may see. */
    public boolean isSecret() {
        return id.group().isEmpty() && id.kind().equals("Secret");
    }

    /** Returns what it is, as written: its name may hold variables. */
    public ResourceId id() {
        return id;
    }

    /** Returns what it is where the variables have these values. */
    public ResourceId id(Variables variables) {
        return new ResourceId(id.group(), id.kind(), variables.fill(id.name()).text());
    }

    /** Returns its keys and values as written, each with its place; anchors and merge keys are resolved. */
    public YamlMapping content() {
        return content;
    }

    /** Whether it is deployed in an environment. */
    public boolean isIn(EnvironmentName environment) {
        return environments.contains(environment);
    }

    /**
     * Returns its text in an environment, with a newline at its end.
     *
     * @param variables what is filled in
     * @param labels what is added where it has no such label
     * @param problems gets what could not be filled in
     */
    public String text(Variables variables, YamlMapping labels, List<Diagnostic> problems) {
        return text.in(variables, labels, problems);
    }

    /** Returns that its name is none that Kubernetes takes, if it is so. */
    public Optional<Diagnostic> wrongName(Variables variables) {
        return id(variables).hasValidName()
                ? Optional.empty()
                : Optional.of(Diagnostic.error("wrong-name", id.kind() + " cannot be called `" + id.name() + "`")
                        .at(place("metadata", "name"))
                        .hint("use lower-case letters, digits, hyphens and dots, at most 253 characters"));
    }

    /** Returns where a value of it stands; where it has no such value, where it begins. */
    public Optional<Location> place(String... path) {
        return content.at(path).flatMap(YamlNode::location).or(content::location);
    }

    /** Returns what a person calls it, such as {@code CronJob `cleanup`}. */
    public String title() {
        return id.kind() + " `" + id.name() + "`";
    }
}
