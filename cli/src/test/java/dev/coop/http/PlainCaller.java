package dev.coop.http;

import java.time.InstantSource;
import java.util.Map;
import java.util.Random;

/** A caller without a proxy that does not wait between its tries, and whose retries are the same in every run. */
public final class PlainCaller {
    private PlainCaller() {}

    /** Makes one. */
    public static RemoteCaller make() {
        return new RemoteCaller("1.2.3", Network.of(Map.of()), InstantSource.system(), new Random(1), _ -> {}, _ -> {});
    }
}
