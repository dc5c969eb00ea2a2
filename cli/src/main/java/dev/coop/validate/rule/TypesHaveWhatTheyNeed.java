package dev.coop.validate.rule;

import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.validate.subject.View;
import dev.coop.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A web app has a port, a cron app a schedule, and whoever is asked for its health a port to ask at. A web app without
 * a port is an error: its Service would lead nowhere, and a guessed port would fail only in the cluster.
 */
public final class TypesHaveWhatTheyNeed implements Rule {
    private static final List<String> DECIDING = List.of("type", "port", "schedule");

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        var views = subject.views();
        var lacking = views.stream()
                .filter(view -> need(subject, view, "").isPresent())
                .toList();
        return lacking.stream()
                .filter(_ -> !isMisspelt(subject))
                .limit(1)
                .flatMap(view -> need(subject, view, lacking.size() == views.size() ? "" : view.where()).stream());
    }

    /** A key that is nearly one of these is an error of its own, and what lacks may only follow from it. */
    private static boolean isMisspelt(Subject subject) {
        return subject.written().stream()
                .flatMap(settings -> settings.keys().stream())
                .anyMatch(key ->
                        !DECIDING.contains(key) && Closest.to(key, DECIDING).isPresent());
    }

    private static Optional<Diagnostic> need(Subject subject, View view, String where) {
        var portless = view.settings().at("port").isEmpty();
        var place = subject.coop()
                .entry("type")
                .<YamlNode>map(entry -> entry.value())
                .orElse(subject.coop());
        return switch (subject.type()) {
            case "web" ->
                portless
                        ? Optional.of(Diagnostic.error("missing-key", "an app of type web needs a `port`" + where)
                                .at(place.location())
                                .hint("add `port: 8080` with the port it listens on, or `type: worker` if it serves"
                                        + " none"))
                        : Optional.empty();
            case "worker" ->
                view.settings()
                        .at("health")
                        .filter(_ -> portless)
                        .map(health -> Diagnostic.error("missing-key", "`health` needs a `port` to ask at" + where)
                                .at(health.location())
                                .hint("add `port:` with the port that answers"));
            case "cron" ->
                view.settings().at("schedule").isEmpty()
                        ? Optional.of(Diagnostic.error("missing-key", "an app of type cron needs a `schedule`" + where)
                                .at(place.location())
                                .hint("add `schedule: \"0 3 * * *\"`: minute hour day month weekday"))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}
