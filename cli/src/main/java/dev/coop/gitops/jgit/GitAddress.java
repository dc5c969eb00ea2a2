package dev.coop.gitops.jgit;

import dev.coop.config.Credentials.Login;
import dev.coop.config.Token;
import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.source.RepositoryAddress;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** What a typed address means. */
sealed interface GitAddress {

    /** Returns the form for people. */
    RepositoryAddress shown();

    /**
     * A repository that is read and written in place.
     *
     * @param path where it is
     * @param typed the words that this is taken from
     */
    record OnDisk(Path path, String typed) implements GitAddress {
        private static final Pattern HOST_AND_PATH =
                Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(:[0-9]+)?(/[A-Za-z0-9._-]+){2,}/?");
        private static final Pattern OWNER_AND_NAME = Pattern.compile("[A-Za-z0-9-]+/[A-Za-z0-9._-]+");

        /** Returns what was probably meant where there is no such path: other tools read these words as addresses. */
        Optional<String> meant() {
            if (HOST_AND_PATH.matcher(typed).matches()) {
                return Optional.of("https://" + typed);
            }
            return OWNER_AND_NAME.matcher(typed).matches()
                    ? Optional.of("https://github.com/" + typed)
                    : Closest.to(typed, List.of("sandbox"));
        }

        @Override
        public RepositoryAddress shown() {
            return new RepositoryAddress(path.toString());
        }
    }

    /**
     * A repository behind a server.
     *
     * @param uri its address; of HTTP without the user info
     * @param typedLogin the user info of an HTTP address
     */
    record OnServer(URIish uri, Optional<Login> typedLogin) implements GitAddress {
        @Override
        public RepositoryAddress shown() {
            return RepositoryAddress.parse(uri.toString());
        }

        /** Returns the host, with its port if it has one. */
        String host() {
            return shown().host().orElse(uri.getHost());
        }
    }

    /** Reads a Git URL, an SCP-like address or a path. */
    static GitAddress parse(String typed, Path workingFolder) {
        try {
            var uri = new URIish(typed);
            if (!uri.isRemote()) {
                return new OnDisk(
                        workingFolder.resolve(uri.getPath()).toAbsolutePath().normalize(), typed);
            }
            return onServer(uri);
        } catch (URISyntaxException e) {
            throw notAnAddress("this is neither a Git URL nor a path", e);
        }
    }

    private static GitAddress onServer(URIish uri) {
        var scheme = Optional.ofNullable(uri.getScheme()).orElse("ssh");
        if (Set.of("http", "https").contains(scheme)) {
            var login = Optional.ofNullable(uri.getPass())
                    .map(secret -> new Login(
                            Optional.ofNullable(uri.getUser()).orElse("git"), new Token(secret), "the URL as typed"));
            return new OnServer(uri.setUser(null).setPass(null), login);
        }
        if (Set.of("ssh", "git+ssh", "ssh+git").contains(scheme)) {
            if (isOption(uri.getHost()) || isOption(uri.getUser()) || isOption(uri.getPath())) {
                throw notAnAddress("what `ssh` could take for an option is no address", null);
            }
            return new OnServer(uri.setPass(null), Optional.empty());
        }
        throw notAnAddress("coop does not speak `" + scheme + "`", null);
    }

    private static boolean isOption(@Nullable String part) {
        return part != null && part.startsWith("-");
    }

    private static Failure notAnAddress(String why, @Nullable Exception cause) {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error("git-address-unknown", why)
                        .hint("name the GitOps repository by an https, ssh or file URL, or by its path"),
                cause);
    }
}
