package dev.coop.delivery;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.image.ImageReference.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a delivery says of an app in an environment. */
public sealed interface Observation {

    /** The platform names no delivery. */
    record NotConfigured() implements Observation {}

    /** The delivery has no such application yet. */
    record NotFound(Diagnostic why) implements Observation {}

    /** The delivery has no such application yet, or does not let us see it; it does not say which. */
    record Hidden(Diagnostic why) implements Observation {}

    /** The credentials are missing or do not suffice. */
    record NotAllowed(Diagnostic why) implements Observation {}

    /** The delivery did not answer. */
    record Unreachable(Diagnostic why) implements Observation {}

    /**
     * The application as it stands.
     *
     * @param revision the commit of the GitOps repository that the live state was compared with
     * @param sync whether live and desired state agree
     * @param health how the resources are, with when that began and what is said about it
     * @param operation the last sync, or the one going on
     * @param images the digests of the images that run
     * @param reconciledAt when the delivery last compared
     * @param errors what keeps it from working, in its own words
     * @param resources the tree of what it manages
     * @param url its page
     */
    record Live(
            Optional<String> revision,
            Sync sync,
            HealthReport health,
            Optional<Operation> operation,
            List<Digest> images,
            Optional<Instant> reconciledAt,
            List<String> errors,
            List<ResourceNode> resources,
            Optional<String> url)
            implements Observation {}

    /** Argo CD's sync status. */
    enum Sync {
        SYNCED("Synced"),
        OUT_OF_SYNC("OutOfSync"),
        UNKNOWN("Unknown");

        private final String word;

        Sync(String word) {
            this.word = word;
        }

        /** Returns Argo CD's spelling. */
        public String word() {
            return word;
        }
    }

    /** Argo CD's health. */
    enum Health {
        HEALTHY("Healthy"),
        PROGRESSING("Progressing"),
        SUSPENDED("Suspended"),
        DEGRADED("Degraded"),
        MISSING("Missing"),
        UNKNOWN("Unknown");

        private final String word;

        Health(String word) {
            this.word = word;
        }

        /** Returns Argo CD's spelling. */
        public String word() {
            return word;
        }
    }

    /** A health with when it began and what is said about it. */
    record HealthReport(Health health, Optional<Instant> since, String message) {}

    /** A sync's phase. */
    enum Phase {
        RUNNING("Running"),
        TERMINATING("Terminating"),
        FAILED("Failed"),
        ERROR("Error"),
        SUCCEEDED("Succeeded");

        private final String word;

        Phase(String word) {
            this.word = word;
        }

        /** Returns Argo CD's spelling. */
        public String word() {
            return word;
        }
    }

    /**
     * A sync.
     *
     * @param phase how far it is
     * @param revision the commit it syncs
     * @param message what is said about it
     * @param startedAt when it began
     * @param finishedAt when it ended
     * @param retriesLeft whether the delivery will try again by itself
     */
    record Operation(
            Phase phase,
            Optional<String> revision,
            String message,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            boolean retriesLeft) {}

    /**
     * A resource in the cluster with what belongs to it.
     *
     * @param kind such as {@code Deployment}
     * @param name its name
     * @param health its health, when it has one
     * @param message what is said about it
     * @param children what it owns
     */
    record ResourceNode(
            String kind, String name, Optional<Health> health, String message, List<ResourceNode> children) {}
}
