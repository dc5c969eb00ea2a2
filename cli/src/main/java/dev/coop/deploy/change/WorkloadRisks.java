package dev.coop.deploy.change;

import dev.coop.yaml.YamlMapping;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What makes an app serve less: a workload that goes or stops, fewer replicas at most, no probe, no limit. */
final class WorkloadRisks {
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet", "CronJob");
    private static final List<String> PROBES = List.of("livenessProbe", "readinessProbe", "startupProbe");

    private WorkloadRisks() {}

    static Stream<String> of(ResourceChange change, State state) {
        var found = new ArrayList<String>();
        var title = change.title();
        if (WORKLOADS.contains(change.kind()) && change.isRemoved()) {
            found.add(title + " is removed");
        }
        var replicas = number(state.after(), "spec", "replicas");
        if (replicas.filter(BigInteger.ZERO::equals).isPresent()
                && !replicas.equals(number(state.before(), "spec", "replicas"))) {
            found.add(title + ": no replica will run");
        }
        if (change.kind().equals("HorizontalPodAutoscaler")) {
            var old = number(state.before(), "spec", "maxReplicas");
            var now = number(state.after(), "spec", "maxReplicas");
            if (old.isPresent() && now.isPresent() && now.get().compareTo(old.get()) < 0) {
                found.add("%s: at most %s replicas, was %s".formatted(title, now.get(), old.get()));
            }
        }
        if (!change.isRemoved()) {
            state.gone(WorkloadRisks::probes).forEach(probe -> found.add(title + ": `" + probe + "` is removed"));
            state.gone(WorkloadRisks::limits)
                    .forEach(limit -> found.add(title + ": the limit of `" + limit + "` is removed"));
        }
        return found.stream();
    }

    private static Optional<BigInteger> number(YamlMapping root, String... path) {
        return root.text(path).filter(text -> text.matches("[0-9]{1,9}")).map(BigInteger::new);
    }

    private static Set<String> probes(YamlMapping root) {
        var found = new TreeSet<String>();
        State.containers(root)
                .forEach(container -> PROBES.stream()
                        .filter(probe -> container.at(probe).isPresent())
                        .forEach(found::add));
        return found;
    }

    private static Set<String> limits(YamlMapping root) {
        var found = new TreeSet<String>();
        State.containers(root)
                .forEach(container ->
                        container.mapping("resources", "limits").ifPresent(limits -> found.addAll(limits.keys())));
        return found;
    }
}
