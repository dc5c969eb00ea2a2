package dev.coop.config;

import dev.coop.config.Credentials.Login;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The credentials that CI jobs leave in {@code http.<url>.extraHeader} of Git's configuration. A header for no address
 * belongs to no host and is left out.
 */
final class ExtraHeaders implements GitLogins {
    private static final String NAME = "authorization:";
    private final Machine machine;

    ExtraHeaders(Machine machine) {
        this.machine = machine;
    }

    private record Setting(URI of, String key, String header) {}

    @Override
    public Optional<Login> forHost(HostName host, String url) {
        var kept = new ArrayList<Setting>();
        settings().stream()
                .filter(each -> covers(each.of(), host, url))
                .sorted(Comparator.comparingInt(each -> path(each.of()).length()))
                .forEach(each -> {
                    // An empty value takes back what was set for less of the address.
                    if (each.header().isBlank()) {
                        kept.clear();
                    } else {
                        kept.add(each);
                    }
                });
        return kept.reversed().stream().flatMap(each -> login(each).stream()).findFirst();
    }

    private List<Setting> settings() {
        var found = new ArrayList<Setting>();
        var said = machine.programs()
                .ask(
                        List.of("git", "config", "-z", "--get-regexp", "^http\\..*\\.extraheader$"),
                        machine.folder(),
                        Map.of(),
                        "")
                .orElse("");
        for (var entry : said.split("\0", -1)) {
            var end = entry.indexOf('\n');
            if (end > 0) {
                var key = entry.substring(0, end);
                address(key.replaceFirst("^http\\.", "").replaceFirst("\\.[^.]*$", ""))
                        .ifPresent(of -> found.add(new Setting(of, key, entry.substring(end + 1))));
            }
        }
        return found;
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** An API of the same forge takes what is for the whole host; of a path it must be the same. */
    private static boolean covers(URI of, HostName host, String url) {
        var same = HostName.ofAddress(of.toString())
                .filter(HostName::encrypted)
                .filter(host::is)
                .isPresent();
        var path = path(of);
        var asked = address(url).map(ExtraHeaders::path).orElse("");
        return same && (path.isEmpty() || asked.equals(path) || asked.startsWith(path + "/"));
    }

    private static String path(URI address) {
        return Optional.ofNullable(address.getPath())
                .orElse("")
                .replaceFirst("/+$", "")
                .replaceFirst("\\.git$", "");
    }

    private static Optional<Login> login(Setting setting) {
        var header = setting.header().strip();
        if (!header.toLowerCase(Locale.ROOT).startsWith(NAME)) {
            return Optional.empty();
        }
        var words = header.substring(NAME.length()).strip().split("\\s+", 2);
        if (words.length < 2) {
            return Optional.empty();
        }
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "basic" -> basic(words[1], setting.key());
            case "bearer" -> Optional.of(new Login("", new Token(words[1]), setting.key()));
            default -> Optional.empty();
        };
    }

    private static Optional<Login> basic(String encoded, String origin) {
        try {
            var pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            return colon < 0 || colon == pair.length() - 1
                    ? Optional.empty()
                    : Optional.of(new Login(pair.substring(0, colon), new Token(pair.substring(colon + 1)), origin));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }
}
