package dev.coop.config;

import java.util.Optional;

/**
 * Credentials for one address of Git's and no other.
 *
 * @param address the address, as it is asked for
 * @param login what it gets
 */
public record OneLogin(String address, Credentials.Login login) implements Credentials {
    @Override
    public Optional<Login> forGit(String url) {
        return url.equals(address) ? Optional.of(login) : Optional.empty();
    }

    @Override
    public Optional<Token> forArgoCd(String url) {
        return Optional.empty();
    }
}
