package dev.coop.gitops.jgit;

import dev.coop.config.Credentials.Login;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Failure.Kind;
import dev.coop.diagnostic.Location;
import java.util.Optional;
import java.util.OptionalInt;

/** Says what went wrong with a Git server, without a secret. */
record Trouble(GitAddress.OnServer address, Optional<Login> login, String doing) {

    Failure failure(OptionalInt status, Exception cause) {
        return switch (status.orElse(0)) {
            case 401 -> notAuthenticated(cause);
            case 403 -> notAllowed(cause);
            case 404, 410 -> notFound(cause);
            default -> noAnswer(status, cause);
        };
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
                "ask an owner of the repository for write access, or use a token that has it",
                cause);
    }

    private Failure notFound(Exception cause) {
        return failure(
                Kind.UNREACHABLE,
                "git-repository-not-found",
                "there is no Git repository at `" + address.shown() + "`",
                "check the address; a server also says so when the token may not see the repository",
                cause);
    }

    private Failure noAnswer(OptionalInt status, Exception cause) {
        var said = status.isPresent() && status.getAsInt() >= 400
                ? "the server answers with status " + status.getAsInt()
                : reason(cause);
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
