package dev.coop.deploy.change;

import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A resource before and after, of which rules ask single things; what is not there is empty.
 *
 * @param before how it was
 * @param after how it will be
 */
record State(YamlMapping before, YamlMapping after) {
    static State of(ResourceChange change) {
        return new State(
                change.before().orElse(YamlMapping.empty()), change.after().orElse(YamlMapping.empty()));
    }

    /** Returns the Pod's specification of a workload or a Pod, if it is one. */
    static Optional<YamlMapping> pod(YamlMapping root) {
        return root.text("kind").filter("Pod"::equals).isPresent()
                ? root.mapping("spec")
                : root.mapping("spec", "template", "spec")
                        .or(() -> root.mapping("spec", "jobTemplate", "spec", "template", "spec"));
    }

    /** Returns the Pod's containers, those that run first included. */
    static List<YamlMapping> containers(YamlMapping root) {
        return pod(root).stream()
                .flatMap(pod -> Stream.of("initContainers", "containers").flatMap(key -> pod.items(key).stream()))
                .flatMap(State::mapping)
                .toList();
    }

    static Stream<YamlMapping> mapping(YamlNode node) {
        return node instanceof YamlMapping mapping ? Stream.of(mapping) : Stream.empty();
    }

    /** Returns what a look at the newer state finds that a look at the older one did not. */
    Stream<String> fresh(Function<YamlMapping, Set<String>> look) {
        return only(look.apply(after), look.apply(before));
    }

    /** Returns what a look at the older state finds that a look at the newer one does not. */
    Stream<String> gone(Function<YamlMapping, Set<String>> look) {
        return only(look.apply(before), look.apply(after));
    }

    private static Stream<String> only(Set<String> some, Set<String> others) {
        var rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest.stream();
    }

    /** Returns every mapping in a tree, the tree itself first. */
    static List<YamlMapping> mappings(YamlNode node) {
        var found = new ArrayList<YamlMapping>();
        collect(node, found);
        return found;
    }

    private static void collect(YamlNode node, List<YamlMapping> found) {
        switch (node) {
            case YamlMapping mapping -> {
                found.add(mapping);
                mapping.entries().forEach(entry -> collect(entry.value(), found));
            }
            case YamlSequence list -> list.items().forEach(item -> collect(item, found));
            case YamlScalar _ -> {}
        }
    }
}
