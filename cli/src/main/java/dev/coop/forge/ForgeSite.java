package dev.coop.forge;

import dev.coop.config.Credentials;
import dev.coop.source.RepositoryAddress;
import java.net.URI;
import java.util.Optional;

/**
 * Where a forge's API is, and what a repository is called there.
 *
 * @param endpoint the API's address, without a slash at its end
 * @param path the repository's path as the forge knows it, such as {@code acme/deployments}
 * @param host whose credential may be shown to the API: a file may name any address for it
 */
public record ForgeSite(String endpoint, String path, String host) {

    /**
     * Finds the API of a repository.
     *
     * @param repository its address
     * @param api the API's address, where it is not the usual one of the repository's host
     * @param usual the usual path of the API on its host, such as {@code /api/v4}
     */
    public static ForgeSite of(RepositoryAddress repository, Optional<String> api, String usual) {
        var named = api.map(each -> each.replaceFirst("/+$", ""));
        if (named.isPresent()) {
            return new ForgeSite(named.get(), below(named.get(), repository.path(), usual), named.get());
        }
        var scheme = repository.value().startsWith("http://") ? "http" : "https";
        return new ForgeSite(
                scheme + "://" + repository.host().orElse("localhost") + usual, repository.path(), repository.value());
    }

    /** A forge below a path of its host, such as {@code /git/api/v1}, has its repositories below that path too. */
    private static String below(String endpoint, String path, String usual) {
        var root = Optional.ofNullable(URI.create(endpoint).getPath()).orElse("");
        var prefix = root.endsWith(usual) ? root.substring(0, root.length() - usual.length()) + "/" : "/";
        return ("/" + path).startsWith(prefix) ? ("/" + path).substring(prefix.length()) : path;
    }

    /** Returns what to show the API, if there is anything. */
    public Optional<Credentials.Login> login(Credentials credentials) {
        return credentials.forGit(host);
    }
}
