package dev.coop.config;

import java.util.Optional;

/**
 * The port to the credentials that a person or a CI job has. Each belongs to one host and is given for that host only.
 */
public interface Credentials {

    /** Returns what to show a Git server or forge at this address, if there is anything. */
    Optional<Login> forGit(String url);

    /** Returns the token for an Argo CD server at this address, if there is one. */
    Optional<Token> forArgoCd(String url);

    /** A user name with a token; forges that take tokens ignore the name. */
    record Login(String user, Token token, String origin) {}
}
