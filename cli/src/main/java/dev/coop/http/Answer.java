package dev.coop.http;

import java.net.URI;
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
 * @param moved where it came from, when redirects led there
 */
public record Answer(int status, Map<String, List<String>> headers, String body, Optional<URI> moved) {
    /** Makes an answer that came from where it was asked for. */
    public Answer(int status, Map<String, List<String>> headers, String body) {
        this(status, headers, body, Optional.empty());
    }

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

    /** Returns this answer as one that redirects led to. */
    Answer from(URI place) {
        return new Answer(status, headers, body, Optional.of(place));
    }

    /** Whether the status says that it worked. */
    public boolean worked() {
        return status >= 200 && status < 300;
    }
}
