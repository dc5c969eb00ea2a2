package dev.coop.status;

/** Why nothing is known of a rollout, the worst for whoever waits for it last. */
public enum Unseen {
    /** The platform names no delivery, so nobody can be asked. */
    NOT_CONFIGURED,
    /** The delivery knows no such application. */
    NOT_THERE,
    /** It did not answer. */
    UNREACHABLE,
    /** The credentials are missing or do not suffice. */
    NOT_ALLOWED
}
