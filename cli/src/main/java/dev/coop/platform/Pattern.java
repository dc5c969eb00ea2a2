package dev.coop.platform;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;

/** The patterns of platform.yaml: {@code {app}}, {@code {environment}}, {@code {team}}. */
final class Pattern {
    private Pattern() {}

    static String fill(String pattern, AppName app, EnvironmentName environment, String team) {
        return pattern.replace("{app}", app.value())
                .replace("{environment}", environment.value())
                .replace("{team}", team);
    }
}
