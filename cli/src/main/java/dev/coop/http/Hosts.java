package dev.coop.http;

import java.net.URI;
import java.util.Locale;

/** When two addresses are one server's, and when a server is this machine. */
final class Hosts {
    private Hosts() {}

    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.matches("127\\.[0-9]+\\.[0-9]+\\.[0-9]+")
                || host.equals("[::1]");
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
