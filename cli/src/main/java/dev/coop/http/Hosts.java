package dev.coop.http;

import java.net.URI;
import java.util.Locale;

/** When two addresses are one server's, and when a server is this machine. */
public final class Hosts {
    private static final String OCTET = "\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";

    private Hosts() {}

    /**
     * Whether a host is this machine, so that nobody can read on the way what is sent there. A name that only looks
     * like an address is none.
     *
     * @param host without a port
     */
    public static boolean isLoopback(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.matches("127(" + OCTET + "){3}")
                || name.equals("[::1]")
                || name.equals("::1");
    }

    /** Whether a credential for the first may be shown to the second: same host and port, and no less protected. */
    static boolean same(URI first, URI second) {
        return host(first).equals(host(second))
                && port(first) == port(second)
                && first.getScheme().equalsIgnoreCase(second.getScheme());
    }

    /** Returns the host with its port if the address has one, without a user. */
    static String shown(URI address) {
        return host(address) + (address.getPort() > 0 ? ":" + address.getPort() : "");
    }

    private static String host(URI address) {
        return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    }

    private static int port(URI address) {
        return address.getPort() > 0 ? address.getPort() : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}
