package dev.coop.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

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

    /** Returns the query of the next page of a list, if the answer links one (RFC 8288, relation {@code next}). */
    public Optional<String> nextQuery() {
        return headers.getOrDefault("link", List.of()).stream()
                .flatMap(header -> Stream.of(header.split(",\\s*(?=<)", -1)))
                .filter(each -> each.matches(".*;\\s*rel=\"?next\"?.*"))
                .map(each -> each.replaceFirst("^[^<]*<([^>]*)>.*$", "$1"))
                .filter(each -> each.contains("?"))
                .map(each -> each.replaceFirst("^[^?]*\\?", ""))
                .findFirst();
    }

    /** Whether the status says that it worked. */
    public boolean worked() {
        return status >= 200 && status < 300;
    }
}
