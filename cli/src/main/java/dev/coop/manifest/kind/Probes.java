package dev.coop.manifest.kind;

import static dev.coop.yaml.YamlNode.number;

import dev.coop.app.Workload.Health;
import dev.coop.yaml.YamlMapping;
import java.time.Duration;

/** How Kubernetes asks an app whether it has started, can take requests, and still lives. */
final class Probes {
    static final String PORT_NAME = "http";

    private static final Duration STARTUP = Duration.ofSeconds(60);
    private static final int STARTUP_PERIOD = 2;

    private Probes() {}

    /** Returns the probes by their field's name; without a health path only that the port is open. */
    static YamlMapping of(Subject subject) {
        var health = subject.workload().health();
        if (subject.port().isEmpty()) {
            return YamlMapping.empty();
        }
        if (health.isPresent()) {
            return byPath(subject, health.get());
        }
        return YamlMapping.of(
                "readinessProbe",
                YamlMapping.of("tcpSocket", YamlMapping.of("port", PORT_NAME)).with("periodSeconds", number(5)));
    }

    /** How long the start of an app may take. */
    static Duration startup(Subject subject) {
        return subject.workload().health().flatMap(Health::startup).orElse(STARTUP);
    }

    private static YamlMapping byPath(Subject subject, Health health) {
        var asked =
                YamlMapping.of("httpGet", YamlMapping.of("path", health.path()).with("port", PORT_NAME));
        var tries = Math.max(1, Math.ceilDiv(startup(subject).toSeconds(), STARTUP_PERIOD));
        return YamlMapping.of("startupProbe", every(asked, STARTUP_PERIOD, tries))
                .with("readinessProbe", every(asked, 5, 3))
                .with("livenessProbe", every(asked, 10, 6));
    }

    private static YamlMapping every(YamlMapping asked, int seconds, long tries) {
        return asked.with("periodSeconds", number(seconds))
                .with("timeoutSeconds", number(2))
                .with("failureThreshold", number(tries));
    }
}
