package dev.coop.app;

/** What kind of workload an app is. */
public enum WorkloadType {
    /** Serves a port. */
    WEB,
    /** Runs without a port. */
    WORKER,
    /** Runs by a schedule. */
    CRON,
    /** Runs once for each release. */
    JOB;

    /** Returns the type that coop.yaml calls by this name; the schema has checked the name. */
    static WorkloadType parse(String name) {
        return valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }
}
