package dev.coop.image.jib;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.event.events.ProgressEvent;
import com.google.cloud.tools.jib.event.events.TimerEvent;
import com.google.cloud.tools.jib.event.progress.Allocation;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a run of Jib moved, from the events that it tells. Jib has no result for it; the texts matched here are those of
 * its steps {@code ObtainBaseImageLayerStep}, {@code PushLayerStep} and {@code RegistryClient.pushBlob}.
 */
final class BuildEvents {
    private static final String BASE_LAYER = "checking base image layer ";
    private static final String PULLING = "pulling base image layer ";
    private static final String PUSHING = "pushing blob ";
    private static final String PUSHING_LAYERS = "launching layer pushers";
    // Told only once a blob's bytes have been sent; a blob that is there, or was mounted, never gets so far.
    private static final String SENT = "pushBlob PUT ";

    private static final String NOT_PULLED = "Skipping pull; BLOB already exists on target registry";

    private final Set<String> baseLayers = Collections.synchronizedSet(new HashSet<>());
    private final Set<String> pulled = Collections.synchronizedSet(new HashSet<>());
    private final AtomicInteger notPulled = new AtomicInteger();
    private final Map<String, Long> layers = Collections.synchronizedMap(new HashMap<>());
    private final Set<String> sent = Collections.synchronizedSet(new HashSet<>());

    /** Listens to a run. */
    Containerizer follow(Containerizer containerizer) {
        return containerizer
                .addEventHandler(ProgressEvent.class, event -> note(event.getAllocation()))
                .addEventHandler(LogEvent.class, event -> noteLog(event.getMessage()))
                .addEventHandler(TimerEvent.class, event -> note(event.getDescription()));
    }

    private void note(Allocation allocation) {
        var what = allocation.getDescription();
        if (what.startsWith(BASE_LAYER)) {
            baseLayers.add(what.substring(BASE_LAYER.length()));
        } else if (what.startsWith(PULLING)) {
            pulled.add(what.substring(PULLING.length()));
        } else if (what.startsWith(PUSHING) && isLayer(allocation)) {
            layers.put(what.substring(PUSHING.length()), allocation.getAllocationUnits());
        }
    }

    private void noteLog(String line) {
        if (line.startsWith(NOT_PULLED)) {
            notPulled.incrementAndGet();
        }
    }

    private void note(String timed) {
        if (timed.startsWith(SENT)) {
            sent.add(timed.substring(SENT.length()));
        }
    }

    private static boolean isLayer(Allocation allocation) {
        return allocation
                .getParent()
                .filter(parent -> parent.getDescription().equals(PUSHING_LAYERS))
                .isPresent();
    }

    /** Returns how many layers of the base came over the network. */
    int pulled() {
        return pulled.size();
    }

    /** Returns whether the base's layers were left alone because the target's registry has them. */
    boolean baseIsInRegistry() {
        return notPulled.get() > 0;
    }

    /** Returns how many different layers of the base the image has. */
    int baseLayers() {
        return baseLayers.size();
    }

    /** Returns how many different layers were looked for or sent. */
    int layers() {
        var all = new HashSet<>(baseLayers);
        all.addAll(layers.keySet());
        return all.size();
    }

    /** Returns how many different layers were sent. */
    int layersPushed() {
        return Math.toIntExact(layers.keySet().stream().filter(sent::contains).count());
    }

    /** Returns how many bytes the layers that were sent have. */
    long bytesPushed() {
        return layers.entrySet().stream()
                .filter(layer -> sent.contains(layer.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
