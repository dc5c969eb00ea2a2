package dev.coop.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test or a pause moves it. */
public final class SettableClock implements InstantSource, Pause {
    private volatile Instant now;

    public SettableClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Sets the time. */
    public void set(Instant moment) {
        now = moment;
    }

    /** Lets the time pass at once. */
    @Override
    public synchronized void pause(Duration time) {
        now = now.plus(time);
    }
}
