package dev.coop.gitops.jgit;

import dev.coop.config.Credentials.Login;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Failure.Kind;
import dev.coop.diagnostic.Location;
import dev.coop.http.Certificates;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Says what went wrong with a Git server, without a secret.
 *
 * @param address the server's
 * @param login what it was shown
 * @param doing what it was asked for
 * @param ssh tells how ssh ended, where the address is one of SSH and it was started
 */
record Trouble(GitAddress.OnServer address, Optional<Login> login, String doing, Supplier<Optional<SshAnswer>> ssh) {

    Failure failure(OptionalInt status, Exception cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof Failure known) {
                return known;
            }
        }
        return isSsh() ? overSsh(cause) : overHttp(status, cause);
    }

    private boolean isSsh() {
        return !Optional.ofNullable(address.uri().getScheme()).orElse("ssh").startsWith("http");
    }

    private Failure overSsh(Exception cause) {
        var answer = ssh.get();
        var last = answer.map(SshAnswer::lastLine).filter(line -> !line.isEmpty());
        return switch (answer.map(SshAnswer::meaning).orElse(SshAnswer.Meaning.NO_ANSWER)) {
            case HOST_NOT_TRUSTED ->
                failure(
                        Kind.UNREACHABLE,
                        "git-host-not-trusted",
                        "the host key of `" + host() + "` is not known, or not the one that is known",
                        "compare its fingerprint with what the server's owner publishes and accept it with `" + byHand()
                                + "`, or add it to known_hosts with `ssh-keyscan`",
                        cause);
            case NOT_AUTHENTICATED ->
                failure(
                        Kind.NOT_ALLOWED,
                        "git-not-authenticated",
                        "the server does not let you in: " + last.orElse(""),
                        "try `" + byHand() + "`; a key with a passphrase has to be in the agent (`ssh-add`)",
                        cause);
            case NOT_ALLOWED ->
                failure(
                        Kind.NOT_ALLOWED,
                        "git-not-allowed",
                        "the server does not allow to " + doing + " of `" + address.shown() + "`: " + last.orElse(""),
                        "ask an owner of the repository for access, or use a key that has it",
                        cause);
            case NO_REPOSITORY -> notFound(cause);
            case NO_ANSWER -> noAnswer(last.orElseGet(() -> reason(cause)), cause);
        };
    }

    private String host() {
        return Optional.ofNullable(address.uri().getHost()).orElse(address.host());
    }

    /** Returns the command by which a person sees what coop's ssh sees. */
    private String byHand() {
        var port = address.uri().getPort() > 0 ? "-p " + address.uri().getPort() + " " : "";
        var user = Optional.ofNullable(address.uri().getUser())
                .map(name -> name + "@")
                .orElse("");
        return "ssh " + port + user + host();
    }

    private Failure overHttp(OptionalInt status, Exception cause) {
        return switch (status.orElse(0)) {
            case 401 -> notAuthenticated(cause);
            case 403 -> notAllowed(cause);
            case 404, 410 -> notFound(cause);
            case 407 -> proxyWantsPassword(cause);
            case 0 -> Certificates.areWhyItFailed(cause) ? notTrusted(cause) : noAnswer(reason(cause), cause);
            default ->
                noAnswer(
                        status.orElse(0) >= 400 ? "the server answers with status " + status.getAsInt() : reason(cause),
                        cause);
        };
    }

    private Failure proxyWantsPassword(Exception cause) {
        return failure(
                Kind.UNREACHABLE,
                "git-unreachable",
                "the proxy wants a user and password (407)",
                "write them into `HTTPS_PROXY`, as in http://user:password@proxy.acme.dev:3128",
                cause);
    }

    private Failure notTrusted(Exception cause) {
        return failure(
                Kind.UNREACHABLE,
                "git-certificate-not-trusted",
                "the certificate of `" + address.host() + "` is not trusted",
                "name the file of its authority's certificate (PEM) in `SSL_CERT_FILE`",
                cause);
    }

    private Failure notAuthenticated(Exception cause) {
        var message = login.map(known -> "the server does not accept the credentials from " + known.origin())
                .orElse("the server wants credentials and coop has none for it");
        var hint = login.isPresent()
                ? "check that the token is not expired, or run `coop login`"
                : "run `coop login`, or set the token's environment variable";
        return failure(Kind.NOT_ALLOWED, "git-not-authenticated", message, hint, cause);
    }

    private Failure notAllowed(Exception cause) {
        return failure(
                Kind.NOT_ALLOWED,
                "git-not-allowed",
                "the server does not allow to " + doing + " of `" + address.shown() + "`",
                "ask an owner of the repository for write access, or use a token that has it; nobody can push to an"
                        + " archived one",
                cause);
    }

    /** A server says so, too, where the repository is not to be seen: waiting does not help. */
    private Failure notFound(Exception cause) {
        return failure(
                Kind.NOT_ALLOWED,
                "git-repository-not-found",
                "there is no Git repository at `" + address.shown() + "`",
                "check the address, and that the credential may see the repository: a server says no more",
                cause);
    }

    private Failure noAnswer(String said, Exception cause) {
        return failure(
                Kind.UNREACHABLE,
                "git-unreachable",
                "cannot " + doing + " of `" + address.shown() + "`: " + said,
                "check the address and the network, then run the same command again",
                cause);
    }

    private Failure failure(Kind kind, String code, String message, String hint, Exception cause) {
        return new Failure(
                kind,
                Diagnostic.error(code, message)
                        .at(new Location.OnRemote(address.host(), doing))
                        .hint(hint),
                cause);
    }

    private String reason(Throwable cause) {
        var deepest = cause;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        var text = Optional.ofNullable(deepest.getMessage())
                .orElse(deepest.getClass().getSimpleName())
                .replaceAll("//[^/@\\s]*@", "//")
                .replaceAll("[\\r\\n]+", " ");
        return login.map(known -> text.replace(known.token().secret(), "***")).orElse(text);
    }
}
