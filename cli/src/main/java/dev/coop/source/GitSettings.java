package dev.coop.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Git's configuration as it counts in a folder. Of a key's values the last one counts where one is asked for.
 *
 * @param values by key, whose section and name are in lower case, in the order in which Git reads them
 */
public record GitSettings(Map<String, List<String>> values) {

    /** Where nothing is configured. */
    public static final GitSettings NONE = new GitSettings(Map.of());

    public GitSettings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * A line of a configuration.
     *
     * @param key such as {@code user.name}, in any letter case that Git takes
     * @param value what it is set to
     */
    public record Setting(String key, String value) {
        /** Reads an entry of what {@code git config --list -z} prints; a key without a value is switched on. */
        static Setting listed(String entry) {
            var end = entry.indexOf('\n');
            return end < 0
                    ? new Setting(entry, "true")
                    : new Setting(entry.substring(0, end), entry.substring(end + 1));
        }
    }

    /** Makes a configuration of lines in the order in which Git reads them. */
    public static GitSettings of(List<Setting> lines) {
        var values = new LinkedHashMap<String, List<String>>();
        lines.forEach(line -> values.computeIfAbsent(known(line.key()), _ -> new ArrayList<>())
                .add(line.value()));
        return new GitSettings(values);
    }

    /** Reads what {@code git config --list -z} prints. */
    public static GitSettings listed(String output) {
        return of(Stream.of(output.split("\0", -1))
                .filter(entry -> !entry.isEmpty())
                .map(Setting::listed)
                .toList());
    }

    /** Returns the value of a key such as {@code user.name} or {@code branch.main.remote}. */
    public Optional<String> value(String key) {
        return all(key).reversed().stream().findFirst();
    }

    /** Returns every value of a key. */
    public List<String> all(String key) {
        return values.getOrDefault(known(key), List.of());
    }

    /** Of a key only the subsection is told apart by letter case. */
    private static String known(String key) {
        var first = key.indexOf('.');
        var last = key.lastIndexOf('.');
        return first == last
                ? key.toLowerCase(Locale.ROOT)
                : key.substring(0, first).toLowerCase(Locale.ROOT)
                        + key.substring(first, last)
                        + key.substring(last).toLowerCase(Locale.ROOT);
    }

    /**
     * Gives the subsection and the values of each key of that section and name, such as {@code url} and
     * {@code insteadof}.
     */
    public void each(String section, String name, BiConsumer<String, List<String>> taken) {
        var start = section + ".";
        var end = "." + name;
        values.forEach((key, list) -> {
            if (key.startsWith(start) && key.endsWith(end) && key.length() >= start.length() + end.length()) {
                taken.accept(key.substring(start.length(), key.length() - end.length()), list);
            }
        });
    }

    /**
     * Returns the address that Git would go to, by the longest {@code url.<base>.insteadOf} that it begins with; of
     * several that are as long the first one counts.
     */
    public String located(String address) {
        Optional<Rewrite> best = Optional.empty();
        for (var each : rewrites()) {
            if (address.startsWith(each.prefix())
                    && best.filter(known ->
                                    known.prefix().length() >= each.prefix().length())
                            .isEmpty()) {
                best = Optional.of(each);
            }
        }
        return best.map(found -> found.base() + address.substring(found.prefix().length()))
                .orElse(address);
    }

    private record Rewrite(String prefix, String base) {}

    private List<Rewrite> rewrites() {
        var rewrites = new ArrayList<Rewrite>();
        each("url", "insteadof", (base, prefixes) -> prefixes.forEach(each -> rewrites.add(new Rewrite(each, base))));
        return rewrites;
    }
}
