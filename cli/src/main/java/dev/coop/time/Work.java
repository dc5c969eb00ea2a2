package dev.coop.time;

/** Something that takes a while, from when it was told of until it is closed. */
@FunctionalInterface
public interface Work extends AutoCloseable {
    @Override
    void close();
}
