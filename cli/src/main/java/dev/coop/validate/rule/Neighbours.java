package dev.coop.validate.rule;

import dev.coop.app.EnvironmentName;
import dev.coop.manifest.Rendering;
import dev.coop.resources.Resource;
import dev.coop.resources.ResourceId;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What an app has in one environment: what coop renders, and the extra resources.
 *
 * @param environment which one
 * @param members all of it, what coop renders first
 * @param filled fills in variables
 */
record Neighbours(EnvironmentName environment, List<Member> members, UnaryOperator<String> filled) {

    /**
     * One of them.
     *
     * @param id what it is there
     * @param content its keys and values
     * @param extra itself, where it is no resource that coop renders
     */
    record Member(ResourceId id, YamlMapping content, Optional<Resource> extra) {
        String title() {
            return extra.map(Resource::title).orElseGet(() -> id.kind() + " `" + id.name() + "`");
        }

        /** Returns what the template of its Pods says of their labels. */
        Optional<YamlMapping> podLabels() {
            return PodTemplates.in(id, content)
                    .map(template -> template.mapping("metadata", "labels").orElse(YamlMapping.empty()));
        }

        boolean isOf(String group, String kind) {
            return id.group().equals(group) && id.kind().equals(kind);
        }
    }

    /** Returns the neighbours in each environment in which they are known. */
    static Stream<Neighbours> of(Subject subject) {
        return subject.certainRenderings().entrySet().stream()
                .map(each -> in(each.getKey(), each.getValue(), subject.resources()));
    }

    private static Neighbours in(EnvironmentName environment, Rendering rendering, List<Resource> resources) {
        var made =
                rendering.made().stream().map(content -> new Member(ResourceId.of(content), content, Optional.empty()));
        var extra = resources.stream()
                .filter(resource -> resource.isIn(environment))
                .map(resource ->
                        new Member(resource.id(rendering.variables()), resource.content(), Optional.of(resource)));
        return new Neighbours(
                environment,
                Stream.concat(made, extra).toList(),
                text -> rendering.variables().fill(text).text());
    }

    /** Returns the labels of a member's Pods; none where it makes no Pods. */
    Optional<Map<String, String>> podLabels(Member member) {
        return member.podLabels().map(written -> LabelSelector.labels(written, filled));
    }
}
