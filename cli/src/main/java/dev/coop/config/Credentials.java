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

    /** Whom a token was given out to, where that decides what it reaches. */
    enum Holder {
        /** A person, an app or a project: it reaches what they may. */
        ANYBODY,
        /** A workflow of GitHub Actions: it reaches the workflow's own repository. */
        WORKFLOW,
        /** A job of GitLab CI: it reaches the projects that allow it, and opens no pull request. */
        JOB
    }

    /**
     * A user name with a token; forges that take tokens ignore the name.
     *
     * @param user the name
     * @param token the token
     * @param origin where it was found, for people
     * @param holder whom it was given out to
     */
    record Login(String user, Token token, String origin, Holder holder) {
        /** The name that GitLab has all its jobs log in by, wherever their token is found. */
        public static final String JOB = "gitlab-ci-token";

        /** A login that was found somewhere. */
        public Login(String user, Token token, String origin) {
            this(user, token, origin, user.equals(JOB) ? Holder.JOB : Holder.ANYBODY);
        }
    }
}
