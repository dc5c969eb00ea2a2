package dev.coop.config;

import dev.coop.http.Hosts;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The server that a credential belongs to, or that an address leads to.
 *
 * @param value the host in lower case, with its port where that is not the scheme's own
 * @param encrypted whether what is sent there cannot be read on the way
 */
public record HostName(String value, boolean encrypted) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9._-]+(:[0-9]{1,5})?|\\[[0-9a-f:.]+](:[0-9]{1,5})?");

    /** Reads the host of an address; none for a path, or what is no address. */
    public static Optional<HostName> ofAddress(String address) {
        if (!address.contains("://")) {
            return ScpAddress.of(address).flatMap(scp -> of(scp.host(), true));
        }
        try {
            var uri = URI.create(address);
            // A name with an underscore is no host to URI, but one to ssh and in some networks.
            var host = String.valueOf(uri.getRawAuthority()).replaceFirst("^[^@]*@", "");
            return switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
                // The API of a Git server that is reached by SSH is on the host's usual port.
                case "ssh", "git+ssh", "ssh+git" -> of(host.replaceFirst(":[0-9]*$", ""), true);
                case "https" -> of(host.replaceFirst(":(443)?$", ""), true);
                case "http" ->
                    of(host.replaceFirst(":(80)?$", ""), Hosts.isLoopback(host.replaceFirst(":[0-9]*$", "")));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Reads what a person wrote for a server: a host with or without a port, or an address. */
    public static Optional<HostName> ofServer(String text) {
        var server = text.strip();
        return server.isEmpty() ? Optional.empty() : ofAddress(server.contains("://") ? server : "https://" + server);
    }

    private static Optional<HostName> of(String host, boolean encrypted) {
        return Optional.of(host)
                .map(each -> each.toLowerCase(Locale.ROOT))
                .filter(each -> FORM.matcher(each).matches() && !each.equals("null"))
                .map(each -> new HostName(each, encrypted));
    }

    /** Returns the host whose tokens it takes: GitHub's API has a host of its own. */
    public HostName withoutApi() {
        return value.equals("api.github.com") || (value.startsWith("api.") && value.endsWith(".ghe.com"))
                ? new HostName(value.substring(4), encrypted)
                : this;
    }

    /**
     * Returns where GitHub's API is: GitHub's own host, and each data-residency one, has a host for it; a server keeps
     * it under a path.
     *
     * @param host in lower case
     * @param root the host's address, with the scheme that it is reached by
     */
    public static String gitHubApi(String host, String root) {
        return host.equals("github.com") || host.endsWith(".ghe.com") ? "https://api." + host : root + "/api/v3";
    }

    /** Returns its address: over TLS, unless it is this machine. */
    public String root() {
        return (Hosts.isLoopback(value.replaceFirst(":[0-9]+$", "")) ? "http://" : "https://") + value;
    }

    /** Whether it is the same server. */
    public boolean is(HostName other) {
        return value.equals(other.value);
    }
}
