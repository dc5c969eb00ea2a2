package dev.coop.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxies that {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} name, upper or lower case, as curl
 * reads them. Loopback addresses are always reached directly.
 */
public final class EnvironmentProxies extends ProxySelector {
    private final Map<String, String> environment;

    public EnvironmentProxies(Map<String, String> environment) {
        super();
        this.environment = Map.copyOf(environment);
    }

    @Override
    public List<Proxy> select(URI address) {
        return List.of(proxyFor(address)
                .map(proxy -> new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), portOf(proxy))))
                .orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException why) {
        // The caller hears of it from the exception that the request itself ends with.
    }

    /** Returns what to show the proxy of this address, if it wants a user and a password. */
    Optional<String> authorization(URI address) {
        return proxyFor(address)
                .flatMap(proxy -> Optional.ofNullable(proxy.getUserInfo()))
                .map(login -> "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns what to show the proxy at this host and port, as {@code user:password}, if it wants that. */
    Optional<String> login(String host, int port) {
        return Stream.of("https_proxy", "http_proxy", "all_proxy")
                .flatMap(variable -> value(variable).flatMap(EnvironmentProxies::parse).stream())
                .filter(proxy -> proxy.getHost().equalsIgnoreCase(host) && portOf(proxy) == port)
                .flatMap(proxy -> Optional.ofNullable(proxy.getUserInfo()).stream())
                .findFirst();
    }

    private Optional<URI> proxyFor(URI address) {
        var host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
        if (host.isEmpty() || Hosts.isLoopback(host) || excepted(host)) {
            return Optional.empty();
        }
        // An upper-case HTTP_PROXY in a CGI process is a header of its client, but coop is none.
        var variable = "https".equalsIgnoreCase(address.getScheme()) ? "https_proxy" : "http_proxy";
        return value(variable).or(() -> value("all_proxy")).flatMap(EnvironmentProxies::parse);
    }

    private boolean excepted(String host) {
        return value("no_proxy").stream()
                .flatMap(list -> List.of(list.split("[,\\s]+")).stream())
                .map(entry -> entry.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]+$", ""))
                .map(entry -> entry.replaceFirst("^\\*?\\.", ""))
                .anyMatch(entry -> entry.equals("*") || host.equals(entry) || host.endsWith("." + entry));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static Optional<URI> parse(String text) {
        try {
            var proxy = URI.create(text.contains("://") ? text : "http://" + text);
            return Optional.of(proxy).filter(each -> each.getHost() != null);
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static int portOf(URI proxy) {
        return proxy.getPort() > 0 ? proxy.getPort() : "https".equalsIgnoreCase(proxy.getScheme()) ? 443 : 80;
    }
}
