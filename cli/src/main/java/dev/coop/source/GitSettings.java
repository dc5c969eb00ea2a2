package dev.coop.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Git's configuration as it counts in a folder. Of a key's values the last one counts where one is asked for.
 *
 * @param values by key, whose section and name are in lower case, in the order in which Git reads them
 */
public record GitSettings(Map<String, List<String>> values) {

    /** Where nothing is configured. */
    public static final GitSettings NONE = new GitSettings(Map.of());

    public GitSettings {
        values = Map.copyOf(values);
    }

    /** Reads what {@code git config --list -z} prints. */
    public static GitSettings listed(String output) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var each : output.split("\0", -1)) {
            var end = each.indexOf('\n');
            if (!each.isEmpty()) {
                // A key without a value is one that is switched on.
                var key = end < 0 ? each : each.substring(0, end);
                values.computeIfAbsent(key, _ -> new ArrayList<>()).add(end < 0 ? "true" : each.substring(end + 1));
            }
        }
        return new GitSettings(values);
    }

    /** Returns the value of a key such as {@code user.name} or {@code branch.main.remote}. */
    public Optional<String> value(String key) {
        return all(key).reversed().stream().findFirst();
    }

    /** Returns every value of a key. */
    public List<String> all(String key) {
        var first = key.indexOf('.');
        var last = key.lastIndexOf('.');
        var known = first == last
                ? key.toLowerCase(Locale.ROOT)
                : key.substring(0, first).toLowerCase(Locale.ROOT)
                        + key.substring(first, last)
                        + key.substring(last).toLowerCase(Locale.ROOT);
        return values.getOrDefault(known, List.of());
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

    /** Returns the address that Git would go to, by the longest {@code url.<base>.insteadOf} that it begins with. */
    public String located(String address) {
        var best = new String[] {"", address};
        each(
                "url",
                "insteadof",
                (base, prefixes) -> prefixes.stream()
                        .filter(prefix -> address.startsWith(prefix) && prefix.length() > best[0].length())
                        .forEach(prefix -> {
                            best[0] = prefix;
                            best[1] = base + address.substring(prefix.length());
                        }));
        return best[1];
    }
}
