package dev.coop.deploy.change;

import dev.coop.yaml.YamlMapping;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where an app is reached: hosts and paths of an Ingress or of a route of the Gateway API. */
final class RouteRisks {
    private static final Set<String> ROUTES = Set.of("Ingress", "HTTPRoute", "GRPCRoute", "TLSRoute");

    private RouteRisks() {}

    static Stream<String> of(ResourceChange change, State state) {
        if (!ROUTES.contains(change.kind()) || change.isAdded()) {
            return Stream.empty();
        }
        var old = addresses(state.before());
        if (change.isRemoved()) {
            return Stream.of(change.title() + " is removed" + (old.isEmpty() ? "" : ": no longer at " + listed(old)));
        }
        var now = addresses(state.after());
        var lost = without(old, now);
        var won = without(now, old);
        if (lost.isEmpty() && won.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(change.title()
                + (lost.isEmpty()
                        ? ": also at " + listed(won)
                        : won.isEmpty()
                                ? ": no longer at " + listed(lost)
                                : " moves from " + listed(lost) + " to " + listed(won)));
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        var rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static String listed(Set<String> addresses) {
        return addresses.stream().map(address -> "`" + address + "`").collect(Collectors.joining(", "));
    }

    private static Set<String> addresses(YamlMapping root) {
        var found = new TreeSet<String>();
        var hosts = root.texts("spec", "hostnames");
        for (var rule :
                root.items("spec", "rules").stream().flatMap(State::mapping).toList()) {
            var names = rule.text("host").stream().toList();
            for (var host : names.isEmpty() ? (hosts.isEmpty() ? java.util.List.of("*") : hosts) : names) {
                paths(rule).forEach(path -> found.add(path.equals("/") ? host : host + path));
            }
        }
        return found;
    }

    private static Set<String> paths(YamlMapping rule) {
        var found = new TreeSet<String>();
        rule.items("http", "paths").stream()
                .flatMap(State::mapping)
                .forEach(path -> found.add(path.text("path").orElse("/")));
        rule.items("matches").stream()
                .flatMap(State::mapping)
                .forEach(match -> found.add(match.text("path", "value").orElse("/")));
        return found.isEmpty() ? Set.of("/") : found;
    }
}
