package dev.coop.delivery.argocd;

import dev.coop.delivery.Observation.Health;
import dev.coop.delivery.Observation.ResourceNode;
import dev.coop.json.JsonObject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what an application manages, with what belongs to it ({@code v1alpha1ApplicationTree}). */
final class ResourceTreeReader {
    private static final Comparator<ResourceNode> ORDER =
            Comparator.comparing(ResourceNode::kind).thenComparing(ResourceNode::name);

    private final List<JsonObject> nodes;
    private final Set<String> shown = new HashSet<>();

    private ResourceTreeReader(List<JsonObject> nodes) {
        this.nodes = nodes;
    }

    /** Returns the resources that nothing owns, each with what it owns, by kind and name. */
    static List<ResourceNode> tree(JsonObject answer) {
        return new ResourceTreeReader(answer.objects("nodes")).roots();
    }

    /** Returns what the application's own status lists, without what belongs to it. */
    static List<ResourceNode> managed(JsonObject application) {
        return application.objects("status", "resources").stream()
                .map(each -> node(each, List.of()))
                .sorted(ORDER)
                .toList();
    }

    private List<ResourceNode> roots() {
        var known = nodes.stream().flatMap(each -> each.text("uid").stream()).collect(Collectors.toSet());
        return nodes.stream()
                .filter(each -> parents(each).noneMatch(known::contains))
                .map(this::withChildren)
                .sorted(ORDER)
                .toList();
    }

    private ResourceNode withChildren(JsonObject node) {
        return node(
                node, node.text("uid").filter(shown::add).map(this::children).orElse(List.of()));
    }

    private List<ResourceNode> children(String uid) {
        return nodes.stream()
                .filter(each -> parents(each).anyMatch(uid::equals))
                .map(this::withChildren)
                .sorted(ORDER)
                .toList();
    }

    private static Stream<String> parents(JsonObject node) {
        return node.objects("parentRefs").stream().flatMap(each -> each.text("uid").stream());
    }

    private static ResourceNode node(JsonObject node, List<ResourceNode> children) {
        return new ResourceNode(
                node.text("kind").orElse("?"), node.text("name").orElse("?"), health(node), message(node), children);
    }

    private static Optional<Health> health(JsonObject node) {
        return node.text("health", "status").map(ApplicationReader::healthOf);
    }

    /** What Kubernetes says of a Pod is in its health's message or, shorter, among the tree's remarks. */
    private static String message(JsonObject node) {
        var said = node.text("health", "message")
                .filter(each -> !each.isBlank())
                .or(() -> remark(node, "Status Reason").filter(each -> !each.equals("Running")));
        var restarts = remark(node, "Restart Count")
                .filter(each -> !each.equals("0"))
                .map(count -> count.equals("1") ? "restarted once" : "restarted " + count + " times");
        return Stream.of(said, restarts).flatMap(Optional::stream).collect(Collectors.joining(", "));
    }

    private static Optional<String> remark(JsonObject node, String name) {
        return node.objects("info").stream()
                .filter(each -> each.text("name").filter(name::equals).isPresent())
                .flatMap(each -> each.text("value").stream())
                .findFirst();
    }
}
