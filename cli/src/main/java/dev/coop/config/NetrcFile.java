package dev.coop.config;

import dev.coop.config.Credentials.Login;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The logins of {@code ~/.netrc}, or {@code ~/_netrc}, which Git sends too, in the form that curl reads. The entry
 * {@code default} belongs to no host and is left out.
 */
final class NetrcFile implements GitLogins {
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");
    private static final Pattern MACRO = Pattern.compile("(?m)^\\s*macdef\\s[^\\n]*\\n(?:[^\\n]+\\n)*");

    private final Path home;

    NetrcFile(Path home) {
        this.home = home;
    }

    @Override
    public Optional<Login> forHost(HostName host, String url) {
        // The file knows no ports.
        var name = host.value().replaceFirst(":[0-9]+$", "");
        return Stream.of(".netrc", "_netrc")
                .map(home::resolve)
                .flatMap(file -> text(file).stream())
                .findFirst()
                .flatMap(text -> login(words(text), name));
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        MACRO.matcher(text.replace("\r", ""))
                .replaceAll("\n")
                .lines()
                .filter(line -> !line.strip().startsWith("#"))
                .forEach(line -> WORD.matcher(line)
                        .results()
                        .forEach(found -> words.add(
                                found.group(1) == null
                                        ? found.group(2)
                                        : found.group(1).replaceAll("\\\\(.)", "$1"))));
        return words;
    }

    private static Optional<Login> login(List<String> words, String host) {
        for (var at = 0; at + 1 < words.size(); at++) {
            if (words.get(at).equals("machine")
                    && words.get(at + 1).toLowerCase(Locale.ROOT).equals(host)) {
                var entry = entry(words, at + 2);
                if (entry.isPresent()) {
                    return entry;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Login> entry(List<String> words, int from) {
        var user = "";
        var password = "";
        for (var at = from; at + 1 < words.size(); at += 2) {
            switch (words.get(at)) {
                case "login" -> user = words.get(at + 1);
                case "password" -> password = words.get(at + 1);
                case "account" -> {}
                default -> at = words.size();
            }
        }
        return password.isEmpty() ? Optional.empty() : Optional.of(new Login(user, new Token(password), "~/.netrc"));
    }
}
