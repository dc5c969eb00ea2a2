package dev.coop.deploy.change;

import dev.coop.yaml.YamlMapping;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What loses data, or cannot be changed in place. */
final class StorageRisks {
    private static final Set<String> HOLD_DATA =
            Set.of("PersistentVolumeClaim", "PersistentVolume", "StatefulSet", "Namespace");

    private StorageRisks() {}

    static Stream<String> of(ResourceChange change, State state) {
        if (!HOLD_DATA.contains(change.kind())) {
            return Stream.empty();
        }
        if (change.isRemoved()) {
            return Stream.of(change.title() + " is removed: its data may go with it");
        }
        if (change.isAdded()) {
            return Stream.empty();
        }
        return Stream.concat(
                moved(change, state, "size", root -> root.text("spec", "resources", "requests", "storage")),
                Stream.concat(
                        moved(change, state, "class", root -> root.text("spec", "storageClassName")),
                        change.kind().equals("StatefulSet")
                                        && change.fields().stream()
                                                .anyMatch(field -> field.path().contains("volumeClaimTemplates"))
                                ? Stream.of(change.title() + ": its volume claims change")
                                : Stream.empty()));
    }

    private static Stream<String> moved(
            ResourceChange change,
            State state,
            String what,
            java.util.function.Function<YamlMapping, Optional<String>> value) {
        var old = value.apply(state.before());
        var now = value.apply(state.after());
        return old.equals(now)
                ? Stream.empty()
                : Stream.of("%s: storage %s changes from `%s` to `%s`"
                        .formatted(change.title(), what, old.orElse("default"), now.orElse("default")));
    }
}
