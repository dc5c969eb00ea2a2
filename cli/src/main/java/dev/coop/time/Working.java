package dev.coop.time;

/** Is told what takes a while, so that whoever waits can be told too. */
@FunctionalInterface
public interface Working {
    /** Tells nobody. */
    Working UNSEEN = _ -> () -> {};

    /** Begins something that takes a while, such as an answer of another system. */
    Work working(String what);

    /** Begins to wait for another system, in the words that name a failed request. */
    default Work waiting(String system, String request) {
        return working("waiting for " + system + ": " + request);
    }
}
