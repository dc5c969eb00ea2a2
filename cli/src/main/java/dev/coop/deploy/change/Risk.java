package dev.coop.deploy.change;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Something a reviewer should look at twice.
 *
 * @param sentence what, with literals within backticks; plain text otherwise
 */
public record Risk(String sentence) {
    /** One family of rules each. */
    private static final List<BiFunction<ResourceChange, State, Stream<String>>> RULES = List.of(
            WorkloadRisks::of,
            StorageRisks::of,
            RouteRisks::of,
            RightsRisks::of,
            NetworkRisks::of,
            PodRisks::of,
            SecretRisks::of,
            ImageRisks::of);

    /** In a removal everything goes, so that only what cannot be brought back or is missed outside is worth a word. */
    private static final List<BiFunction<ResourceChange, State, Stream<String>>> RULES_OF_REMOVAL =
            List.of(StorageRisks::of, RouteRisks::of);

    /** Returns what is risky about changes, the same sentence once. */
    public static List<Risk> of(List<ResourceChange> changes) {
        return found(changes, RULES);
    }

    /** Returns what is risky about the removal of an app. */
    public static List<Risk> ofRemoval(List<ResourceChange> changes) {
        return found(changes, RULES_OF_REMOVAL);
    }

    private static List<Risk> found(
            List<ResourceChange> changes, List<BiFunction<ResourceChange, State, Stream<String>>> rules) {
        return changes.stream()
                .flatMap(change -> rules.stream().flatMap(rule -> rule.apply(change, State.of(change))))
                .distinct()
                .map(Risk::new)
                .toList();
    }
}
