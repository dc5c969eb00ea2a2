package dev.coop.config;

import dev.coop.yaml.YamlMapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code argocd login} left: contexts, each of a server and a user with a token
 * (https://argo-cd.readthedocs.io/en/stable/user-guide/commands/argocd_login/).
 */
final class ArgoCdConfiguration {
    private final List<Path> places;

    ArgoCdConfiguration(Map<String, String> environment, Path home) {
        this.places = Stream.of(
                        folder(environment, "ARGOCD_CONFIG_DIR"),
                        Optional.of(home.resolve(".argocd")),
                        folder(environment, "XDG_CONFIG_HOME").map(each -> each.resolve("argocd")),
                        Optional.of(home.resolve(".config/argocd")))
                .flatMap(Optional::stream)
                .map(each -> each.resolve("config"))
                .toList();
    }

    private static Optional<Path> folder(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(each -> !each.isBlank())
                .map(Path::of);
    }

    /** Returns the token for a server; of several contexts the current one's. */
    Optional<Token> forServer(HostName server) {
        return places.stream()
                .filter(Files::isReadable)
                .findFirst()
                .flatMap(ProgramFile::read)
                .flatMap(root -> token(root, server));
    }

    private static Optional<Token> token(YamlMapping root, HostName server) {
        var current = root.text("current-context").orElse("");
        var contexts = ProgramFile.mappings(root, "contexts")
                .filter(each -> each.text("server")
                        .flatMap(HostName::ofServer)
                        .filter(server::is)
                        .isPresent())
                .toList();
        return Stream.concat(
                        contexts.stream()
                                .filter(each -> each.text("name")
                                        .filter(current::equals)
                                        .isPresent()),
                        contexts.stream())
                .flatMap(context -> context.text("user").stream())
                .flatMap(user -> ProgramFile.mappings(root, "users")
                        .filter(each -> each.text("name").filter(user::equals).isPresent()))
                .flatMap(user -> user.text("auth-token").stream())
                .filter(token -> !token.isBlank())
                .map(Token::new)
                .findFirst();
    }
}
