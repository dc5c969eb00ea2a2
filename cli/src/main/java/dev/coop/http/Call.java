package dev.coop.http;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request to another system.
 *
 * @param system what people call it, such as {@code GitHub}
 * @param method such as {@code GET}
 * @param address with its query
 * @param headers by name; secrets among them are sent to the address's host alone
 * @param body what is sent, as UTF-8
 * @param within how long the whole answer may take, each try for itself
 */
public record Call(
        String system,
        String method,
        URI address,
        Map<String, String> headers,
        Optional<String> body,
        Duration within) {
    private static final Duration USUAL = Duration.ofSeconds(30);

    public Call {
        headers = Map.copyOf(headers);
    }

    /** Makes a call without headers or a body, that may take 30 seconds. */
    public static Call of(String system, String method, URI address) {
        return new Call(system, method, address, Map.of(), Optional.empty(), USUAL);
    }

    /** Returns this call with one more header. */
    public Call header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(system, method, address, more, body, within);
    }

    /** Returns this call with a JSON text to send. */
    public Call json(String text) {
        return new Call(system, method, address, headers, Optional.of(text), within)
                .header("Content-Type", "application/json");
    }

    /** Returns this call with another limit of time. */
    public Call within(Duration time) {
        return new Call(system, method, address, headers, body, time);
    }

    /** Returns the method and the path, as a diagnostic names a request. */
    public String request() {
        return method + " " + address.getRawPath();
    }
}
