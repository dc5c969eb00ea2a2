package dev.coop.source;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who writes and who commits: Git's variables, then its configuration (git-commit(1), COMMIT INFORMATION), then the
 * person that a CI job runs for, then the login name.
 */
record Identity(Map<String, String> environment, GitSettings configuration) {

    /** Returns who writes. */
    Person author() {
        return person("AUTHOR", "author");
    }

    /** Returns who commits. */
    Person committer() {
        return person("COMMITTER", "committer");
    }

    /** Returns whether somebody says who writes; without an address it would be {@code user@localhost}. */
    boolean knowsAuthor() {
        return email("AUTHOR", "author").isPresent();
    }

    /** Returns whether somebody says who commits; without an address it would be {@code user@localhost}. */
    boolean knowsCommitter() {
        return email("COMMITTER", "committer").isPresent();
    }

    private Optional<String> email(String variable, String section) {
        return first("GIT_" + variable + "_EMAIL")
                .or(() -> set(section + ".email"))
                .or(() -> set("user.email"))
                .or(() -> first("EMAIL"))
                .or(() -> ofJob().map(Person::email));
    }

    private Person person(String variable, String section) {
        var login = first("USER", "LOGNAME", "USERNAME").orElse("coop");
        var host = first("HOSTNAME", "COMPUTERNAME").orElse("localhost");
        return new Person(
                first("GIT_" + variable + "_NAME")
                        .or(() -> set(section + ".name"))
                        .or(() -> set("user.name"))
                        .or(() -> ofJob().map(Person::name))
                        .orElse(login),
                email(variable, section).orElse(login + "@" + host));
    }

    private Optional<Person> ofJob() {
        return ofGitLab().or(this::ofActions);
    }

    private Optional<Person> ofGitLab() {
        return first("GITLAB_USER_NAME", "GITLAB_USER_LOGIN")
                .flatMap(name -> first("GITLAB_USER_EMAIL").map(email -> new Person(name, email)));
    }

    /** GitHub counts a commit with this address as the user's; Gitea's actions set the same variables. */
    private Optional<Person> ofActions() {
        var server = first("GITHUB_SERVER_URL").flatMap(Identity::host).orElse("github.com");
        return first("GITHUB_ACTOR").map(actor -> new Person(actor, address(actor, server)));
    }

    private String address(String actor, String server) {
        if (first("GITEA_ACTIONS").isPresent()) {
            return actor.toLowerCase(Locale.ROOT) + "@noreply." + server;
        }
        return first("GITHUB_ACTOR_ID").map(id -> id + "+").orElse("") + actor + "@users.noreply." + server;
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost());
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private Optional<String> set(String key) {
        return configuration.value(key).filter(text -> !text.isBlank());
    }

    private Optional<String> first(String... names) {
        return Stream.of(names)
                .flatMap(name -> Optional.ofNullable(environment.get(name)).stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
