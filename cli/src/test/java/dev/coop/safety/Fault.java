package dev.coop.safety;

/** What can happen to one exchange between coop and a server. */
enum Fault {
    /** The connection ends before the request reached the server. */
    CUT_BEFORE,
    /** The server did what it was asked, and the connection ends without an answer. */
    CUT_AFTER,
    /** The server did what it was asked, and the connection ends within the answer. */
    CUT_MIDWAY,
    /** The server did what it was asked, and half of its answer comes as if it were all. */
    TRUNCATED,
    /** The server did what it was asked, and its answer comes when nobody waits any more. */
    DELAYED,
    /** The request reaches the server twice. */
    DUPLICATED,
    /** The server did what it was asked, and what stands before it says that it did not answer. */
    BAD_GATEWAY_AFTER,
    /** Somebody else answers, with a page for people. */
    PAGE(200),
    NOT_AUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    CONFLICT(409),
    UNPROCESSABLE(422),
    TOO_MANY(429),
    SERVER_ERROR(500),
    BAD_GATEWAY(502),
    UNAVAILABLE(503);

    private final int status;

    Fault() {
        this(0);
    }

    Fault(int status) {
        this.status = status;
    }

    /** Returns the status that is answered instead of asking the server; 0 where the server is asked. */
    int status() {
        return status;
    }

    /** Whether it lasts for one exchange, or from that one on. */
    enum Extent {
        ONCE,
        FROM_THEN_ON
    }

    /**
     * A fault at a place.
     *
     * @param exchange the number of the exchange in the run, from 1
     * @param fault what happens to it
     * @param extent for how long
     */
    record Point(int exchange, Fault fault, Extent extent) {
        boolean strikes(int number) {
            return number == exchange || (extent == Extent.FROM_THEN_ON && number > exchange);
        }

        @Override
        public String toString() {
            return fault + " at exchange " + exchange + (extent == Extent.ONCE ? "" : " and each later one");
        }
    }
}
