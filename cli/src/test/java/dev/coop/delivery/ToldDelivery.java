package dev.coop.delivery;

import dev.coop.app.AppName;
import dev.coop.platform.Environment;

/** A delivery that says what a test told it to. */
public final class ToldDelivery implements Delivery {
    private Observation observation = new Observation.NotConfigured();

    /** Says this of every app from now on. */
    public void says(Observation told) {
        observation = told;
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public Observation observe(AppName app, Environment environment) {
        return observation;
    }
}
