package dev.coop.deploy.change;

import java.util.Set;
import java.util.stream.Stream;

/** Who may do what in the cluster. */
final class RightsRisks {
    private static final Set<String> RIGHTS =
            Set.of("Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding", "ServiceAccount");

    private RightsRisks() {}

    static Stream<String> of(ResourceChange change, State state) {
        if (!RIGHTS.contains(change.kind())) {
            return Stream.empty();
        }
        if (change.isAdded()) {
            return Stream.of(change.title() + " is added: rights in the cluster");
        }
        if (change.isRemoved()) {
            return Stream.of(change.title() + " is removed: rights are taken away");
        }
        return change.fields().stream()
                .filter(field -> !field.path().getFirst().equals("metadata"))
                .map(field -> change.title() + ": rights change")
                .distinct();
    }
}
