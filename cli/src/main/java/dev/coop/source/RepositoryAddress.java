package dev.coop.source;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a Git repository is, in the form that is stored and shown: no user info, no query, no {@code .git}; the SSH and
 * HTTPS forms of one repository are the same address. A path stays a path.
 *
 * @param value such as {@code https://github.com/acme/mean-mug} or {@code /srv/git/deployments.git}
 */
public record RepositoryAddress(String value) {
    private static final Pattern URL =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*)://(?:[^/?#]*@)?([^/?#]*)([^?#]*)(?:[?#].*)?");
    private static final Pattern SCP = Pattern.compile("(?:[^@/\\s]+@)?([a-zA-Z0-9.-]+):(?!/)(.+)");

    /** Reads a Git URL, an SCP-like address or a path. */
    public static RepositoryAddress parse(String text) {
        var url = URL.matcher(text);
        if (url.matches()) {
            var scheme = url.group(1).toLowerCase(Locale.ROOT);
            var host = url.group(2).toLowerCase(Locale.ROOT);
            var path = tidy(url.group(3));
            return switch (scheme) {
                case "file" -> new RepositoryAddress(url.group(3));
                case "ssh", "git+ssh", "ssh+git" ->
                    new RepositoryAddress("https://" + host.replaceFirst(":[0-9]+$", "") + path);
                default -> new RepositoryAddress(scheme + "://" + host + path);
            };
        }
        var scp = SCP.matcher(text);
        if (scp.matches() && scp.group(1).length() > 1) {
            return new RepositoryAddress("https://" + scp.group(1).toLowerCase(Locale.ROOT) + tidy("/" + scp.group(2)));
        }
        return new RepositoryAddress(text);
    }

    /** Reads what {@link #parse} reads; a path becomes an absolute one, seen from a folder. */
    public static RepositoryAddress of(String text, Path folder) {
        var parsed = parse(text);
        return parsed.host().isPresent()
                ? parsed
                : new RepositoryAddress(folder.resolve(parsed.value())
                        .toAbsolutePath()
                        .normalize()
                        .toString());
    }

    private static String tidy(String path) {
        return path.replaceFirst("/+$", "").replaceFirst("\\.git$", "");
    }

    /** Returns the host, with its port if it has one; none for a path. */
    public Optional<String> host() {
        var url = URL.matcher(value);
        return url.matches() ? Optional.of(url.group(2)) : Optional.empty();
    }

    /**
     * Returns the path on the host without its first slash, such as {@code acme/mean-mug}; the whole of a plain path.
     */
    public String path() {
        var url = URL.matcher(value);
        return url.matches() ? url.group(3).replaceFirst("^/", "") : value;
    }

    @Override
    public String toString() {
        return value;
    }
}
