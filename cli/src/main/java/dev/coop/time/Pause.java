package dev.coop.time;

import java.time.Duration;

/** Lets time pass. */
public interface Pause {
    /** Returns after that time; sooner, with the thread's interrupt status set, when interrupted. */
    void pause(Duration time);
}
