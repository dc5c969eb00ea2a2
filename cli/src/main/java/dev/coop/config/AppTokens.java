package dev.coop.config;

import java.util.Optional;

/** The port to what exchanges the key of a GitHub App for a token. */
public interface AppTokens {

    /**
     * Returns a token that reaches one repository, with no more permissions than coop needs.
     *
     * @param app the app
     * @param api the address of GitHub's API, which belongs to the app
     * @param repository such as {@code acme/deployments}
     * @throws dev.coop.diagnostic.Failure when the key is none, or the app is not installed there
     */
    Token exchange(App app, String api, String repository);

    /**
     * A GitHub App.
     *
     * @param id its number, or its client id
     * @param key its private key as PEM text
     * @param installation the number of its installation, where it need not be looked up
     */
    record App(String id, Token key, Optional<String> installation) {}
}
