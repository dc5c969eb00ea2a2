package dev.coop.deploy.change;

import java.util.Set;
import java.util.stream.Stream;

/** What the network lets in. */
final class NetworkRisks {
    private static final Set<String> OPEN = Set.of("LoadBalancer", "NodePort");

    private NetworkRisks() {}

    static Stream<String> of(ResourceChange change, State state) {
        if (change.kind().equals("NetworkPolicy") && change.isRemoved()) {
            return Stream.of(change.title() + " is removed: more may connect");
        }
        if (change.kind().equals("Service")) {
            if (change.isRemoved()) {
                return Stream.of(change.title() + " is removed");
            }
            var now = state.after().text("spec", "type");
            return now.filter(OPEN::contains).isPresent()
                            && !now.equals(state.before().text("spec", "type"))
                    ? now.stream().map(type -> change.title() + " becomes a `" + type + "`: reachable from outside")
                    : Stream.empty();
        }
        return Stream.empty();
    }
}
