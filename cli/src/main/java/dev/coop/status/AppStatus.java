package dev.coop.status;

import dev.coop.app.AppName;
import java.time.Instant;
import java.util.List;

/**
 * What is known of an app on a platform.
 *
 * @param app the app
 * @param platform the platform's name
 * @param simulated whether the rollouts are only played
 * @param readAt when this was read
 * @param environments in the platform's order
 */
public record AppStatus(
        AppName app, String platform, boolean simulated, Instant readAt, List<EnvironmentStatus> environments) {}
