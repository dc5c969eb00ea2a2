package dev.coop.delivery;

import dev.coop.app.AppName;
import dev.coop.platform.Environment;

/** What syncs the GitOps repository into clusters. */
public interface Delivery {

    /** Whether the rollout is only played. */
    boolean simulated();

    /** Returns what is known of an app in an environment right now. */
    Observation observe(AppName app, Environment environment);
}
