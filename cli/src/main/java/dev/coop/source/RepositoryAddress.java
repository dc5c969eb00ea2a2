package dev.coop.source;

import dev.coop.config.ScpAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a Git repository is, in the form that is stored and shown: no user info, no query, no {@code .git}; the SSH and
 * HTTPS forms of one repository are the same address. A path stays a path.
 *
 * @param value such as {@code https://github.com/acme/mean-mug} or {@code /srv/git/deployments.git}
 */
public record RepositoryAddress(String value) {
    private static final Pattern URL =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]+)://(?:[^/?#]*@)?([^/?#]*)([^?#]*)(?:[?#].*)?");
    private static final Set<String> SSH = Set.of("ssh", "git+ssh", "ssh+git");

    /** The hosts by which forges take SSH on the port of HTTPS. */
    private static final Map<String, String> BEHIND_FIREWALLS = Map.of(
            "ssh.github.com", "github.com",
            "altssh.gitlab.com", "gitlab.com",
            "altssh.bitbucket.org", "bitbucket.org");

    /** Reads a Git URL, an SCP-like address or a path. */
    public static RepositoryAddress parse(String text) {
        var url = URL.matcher(text);
        if (url.matches()) {
            var scheme = url.group(1).toLowerCase(Locale.ROOT);
            var host = url.group(2).toLowerCase(Locale.ROOT);
            return switch (scheme) {
                case "file" -> new RepositoryAddress(url.group(3));
                case "ssh", "git+ssh", "ssh+git" -> overSsh(host, url.group(3));
                default -> new RepositoryAddress(scheme + "://" + withoutUsualPort(scheme, host) + tidy(url.group(3)));
            };
        }
        return ScpAddress.of(text)
                .map(scp -> overSsh(scp.host().toLowerCase(Locale.ROOT), "/" + scp.path()))
                .orElseGet(() -> new RepositoryAddress(text));
    }

    private static RepositoryAddress overSsh(String host, String path) {
        var name = host.replaceFirst(":[0-9]*$", "");
        return new RepositoryAddress("https://" + BEHIND_FIREWALLS.getOrDefault(name, name) + tidy(path));
    }

    private static String withoutUsualPort(String scheme, String host) {
        return switch (scheme) {
            case "https" -> host.replaceFirst(":(443)?$", "");
            case "http" -> host.replaceFirst(":(80)?$", "");
            default -> host;
        };
    }

    /** Returns the host of an address that is reached by SSH. */
    static Optional<String> sshHost(String text) {
        var url = URL.matcher(text);
        if (url.matches()) {
            return SSH.contains(url.group(1).toLowerCase(Locale.ROOT))
                    ? Optional.of(url.group(2).replaceFirst(":[0-9]*$", ""))
                    : Optional.empty();
        }
        return ScpAddress.of(text).map(ScpAddress::host);
    }

    /** Returns an address that is reached by SSH as one of the same path on another host. */
    static String onHost(String text, String host) {
        var url = URL.matcher(text);
        if (url.matches()) {
            return "ssh://" + host + url.group(3);
        }
        return ScpAddress.of(text)
                .map(scp -> "ssh://" + host + "/" + scp.path())
                .orElse(text);
    }

    /** Whether a host is that of a forge which everybody knows by this name. */
    static boolean isWellKnown(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return BEHIND_FIREWALLS.containsKey(name) || BEHIND_FIREWALLS.containsValue(name);
    }

    /**
     * Whether both are the same repository, however a clone reaches it: letter case, port and protocol make no
     * difference, because forges keep none of them apart.
     */
    public boolean sameAs(RepositoryAddress other) {
        return identity().equals(other.identity());
    }

    private String identity() {
        var known = parse(value);
        return known.host()
                .map(host -> "//" + host.replaceFirst(":[0-9]+$", "") + "/"
                        + known.path().toLowerCase(Locale.ROOT))
                .orElse(value);
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
        return path.replaceAll("/{2,}", "/").replaceFirst("/+$", "").replaceFirst("\\.git$", "");
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
