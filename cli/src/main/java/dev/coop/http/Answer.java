package dev.coop.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What another system answered, whatever its status.
 *
 * @param status such as 200
 * @param headers by name in lower case
 * @param body read as UTF-8
 */
public record Answer(int status, Map<String, List<String>> headers, String body) {
    public Answer {
        var lower = new TreeMap<String, List<String>>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = Map.copyOf(lower);
    }

    /** Returns a header's first value. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** Whether the status says that it worked. */
    public boolean worked() {
        return status >= 200 && status < 300;
    }
}
