package dev.coop.http;

import java.time.Duration;

/** Waiting. Handed in, so that a test need not wait. */
@FunctionalInterface
public interface Pause {

    /** Returns when the time is over. */
    void last(Duration time) throws InterruptedException;
}
