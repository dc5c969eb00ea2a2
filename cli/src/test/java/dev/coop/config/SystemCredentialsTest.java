package dev.coop.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.config.Credentials.Login;
import dev.coop.config.SystemCredentials.ForPlatform;
import dev.coop.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemCredentialsTest {
    private static final String PLATFORM = "https://git.acme.dev/platform/deployments.git";
    private static final String ELSEWHERE = "https://evil.example/acme/deployments";

    @TempDir
    Path home;

    private final FakePrograms programs = new FakePrograms();
    private final List<String> exchanged = new ArrayList<>();

    private Credentials credentials(Map<String, String> environment) {
        return credentials(environment, Optional.empty());
    }

    private Credentials credentials(Map<String, String> environment, Optional<Token> typed) {
        return new SystemCredentials(
                new Machine(environment, home, home, programs),
                new ForPlatform(Optional.of(PLATFORM), ForPlatform.Named.BY_USER, typed),
                this::exchange);
    }

    private Token exchange(AppTokens.App app, String api, String repository) {
        exchanged.add(app.id() + " " + api + " " + repository);
        return new Token("ghs_" + app.id());
    }

    private Optional<String> secret(Map<String, String> environment, String url) {
        return credentials(environment).forGit(url).map(login -> login.token().secret());
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB_TOKEN, GITHUB_ACTIONS=true, https://github.com, WORKFLOW",
        "GITHUB_TOKEN, GITHUB_ACTIONS=false, https://github.com, ANYBODY",
        "GH_TOKEN, GITHUB_ACTIONS=true, https://github.com, ANYBODY",
        "CI_JOB_TOKEN, CI_SERVER_HOST=gitlab.acme.dev, https://gitlab.acme.dev, JOB",
        "GITLAB_TOKEN, GITLAB_HOST=gitlab.acme.dev, https://gitlab.acme.dev, ANYBODY",
    })
    void knowsWhomATokenWasGivenOutTo(String variable, String other, String address, Credentials.Holder holder) {
        var pair = other.split("=", 2);
        var environment = Map.of(variable, "s3cret", pair[0], pair[1]);

        assertThat(credentials(environment).forGit(address).map(Login::holder)).contains(holder);
    }

    @Test
    void knowsAJobByTheNameThatGitWasGiven() {
        assertThat(new Login(Login.JOB, new Token("j0b"), "git credential").holder())
                .isEqualTo(Credentials.Holder.JOB);
    }

    /** Each variable with what says whose it is, an address of its host, and one of another. */
    @ParameterizedTest
    @CsvSource({
        "COOP_TOKEN, -, https://git.acme.dev/other",
        "GH_TOKEN, -, https://github.com/acme/deployments",
        "GITHUB_TOKEN, -, https://github.com/acme/deployments",
        "GITHUB_TOKEN, -, https://api.github.com",
        "GITHUB_TOKEN, -, git@github.com:acme/deployments.git",
        "GITHUB_TOKEN, -, ssh://git@github.com/acme/deployments.git",
        "GITHUB_TOKEN, GH_HOST=ghe.acme.dev, https://ghe.acme.dev/api/v3",
        "GITHUB_TOKEN, GITHUB_SERVER_URL=https://ghe.acme.dev, https://ghe.acme.dev/acme/deployments",
        "GH_ENTERPRISE_TOKEN, GH_HOST=ghe.acme.dev, https://ghe.acme.dev/acme/deployments",
        "GITLAB_TOKEN, -, https://gitlab.com/acme/deployments",
        "GITLAB_TOKEN, GITLAB_HOST=https://gitlab.acme.dev, https://gitlab.acme.dev/acme/deployments",
        "CI_JOB_TOKEN, CI_SERVER_HOST=gitlab.acme.dev, https://gitlab.acme.dev/acme/deployments",
        "CI_JOB_TOKEN, CI_SERVER_URL=https://gitlab.acme.dev:8443, https://gitlab.acme.dev:8443/acme/deployments",
        "GITEA_TOKEN, GITEA_SERVER_URL=https://codeberg.org, https://codeberg.org/acme/deployments",
    })
    void givesATokenToItsOwnHostAlone(String variable, String owner, String address) {
        var environment = new HashMap<>(Map.of(variable, "s3cret"));
        if (owner.contains("=")) {
            environment.put(owner.replaceFirst("=.*", ""), owner.replaceFirst("[^=]*=", ""));
        }

        assertThat(secret(environment, address)).contains("s3cret");
        assertThat(credentials(environment).forGit(address).map(Login::origin)).contains(variable);
        assertThat(secret(environment, ELSEWHERE)).isEmpty();
        assertThat(secret(environment, "https://github.com.evil.example/acme/deployments"))
                .isEmpty();
        assertThat(secret(environment, "https://github.com@evil.example/acme/deployments"))
                .isEmpty();
        assertThat(secret(environment, "https://github.com:8443/acme/deployments"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://github.com/acme/deployments",
                "git://github.com/acme/deployments",
                "/srv/git/deployments.git",
                "C:/git/deployments",
                "github.com",
                "https://",
                "https://github.com%0aevil.example/",
            })
    void givesNothingForWhatIsNoEncryptedAddress(String address) {
        assertThat(secret(Map.of("GITHUB_TOKEN", "s3cret"), address)).isEmpty();
        assertThat(programs.asked).isEmpty();
    }

    @Test
    void sendsAWorkflowsTokenOfAnotherServerNotToGitHub() {
        var environment = Map.of("GITHUB_TOKEN", "s3cret", "GITHUB_SERVER_URL", "https://codeberg.org");

        assertThat(secret(environment, "https://github.com/acme/deployments")).isEmpty();
    }

    @Test
    void takesAnEmptyVariableForNone() {
        assertThat(secret(Map.of("GH_TOKEN", "", "GITHUB_TOKEN", "s3cret"), "https://github.com/a/b"))
                .contains("s3cret");
    }

    @Test
    void asksGhWithoutShowingItTheEnvironmentsTokens() {
        programs.answers.put("gh", "gho_s3cret\n");

        var login = credentials(Map.of("GH_ENTERPRISE_TOKEN", "enterprise", "GH_HOST", "ghe.acme.dev"))
                .forGit("https://github.com/acme/deployments");

        assertThat(login).contains(new Login("x-access-token", new Token("gho_s3cret"), "gh"));
        assertThat(programs.asked).singleElement().satisfies(asked -> {
            assertThat(asked.command()).containsExactly("gh", "auth", "token", "--hostname", "github.com");
            assertThat(asked.environment())
                    .containsEntry("GH_ENTERPRISE_TOKEN", "")
                    .containsEntry("GITHUB_TOKEN", "");
        });
    }

    @Test
    void asksGitsHelpersWithoutAPrompt() {
        programs.answers.put("git", "protocol=https\nhost=git.example:8443\nusername=ann\npassword=pa=55\nquit=0\n");

        var login = credentials(Map.of()).forGit("https://git.example:8443/acme/deployments.git");

        assertThat(login).contains(new Login("ann", new Token("pa=55"), "git credential"));
        assertThat(programs.asked.getLast().input())
                .isEqualTo("protocol=https\nhost=git.example:8443\npath=acme/deployments.git\n\n");
        assertThat(programs.asked.getLast().environment())
                .containsEntry("GIT_TERMINAL_PROMPT", "0")
                .containsEntry("GIT_ASKPASS", "");
    }

    @Test
    void takesNoHelpersAnswerForAnotherHost() {
        programs.answers.put("git", "protocol=https\nhost=evil.example\nusername=ann\npassword=pa55\n");

        assertThat(credentials(Map.of()).forGit("https://git.example/acme/deployments"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "argocd.acme.dev, https://argocd.acme.dev, true",
        "argocd.acme.dev:443, https://argocd.acme.dev/, true",
        "https://argocd.acme.dev/root, https://argocd.acme.dev/root, true",
        "argocd.acme.dev, https://evil.example, false",
        "argocd.acme.dev, http://argocd.acme.dev, false",
        "argocd.acme.dev, https://argocd.acme.dev:8080, false",
        "'', https://argocd.acme.dev, false",
    })
    void givesArgoCdsTokenToTheServerNamed(String server, String url, boolean given) {
        var environment = Map.of("ARGOCD_AUTH_TOKEN", "s3cret", "ARGOCD_SERVER", server);

        assertThat(credentials(environment).forArgoCd(url).isPresent()).isEqualTo(given);
    }

    @Test
    void givesArgoCdsTokenToNobodyWhenNoServerIsNamed() {
        assertThat(credentials(Map.of("ARGOCD_AUTH_TOKEN", "s3cret")).forArgoCd("https://argocd.acme.dev"))
                .isEmpty();
    }

    @Test
    void readsWhatArgoCdsOwnLoginLeft() throws IOException {
        var file = home.resolve(".config/argocd/config");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
            contexts:
            - name: stage
              server: argocd.acme.dev
              user: stage
            - name: acme
              server: argocd.acme.dev
              user: acme
            - name: other
              server: argocd.example:8443
              user: other
            current-context: acme
            servers:
            - grpc-web: true
              server: argocd.acme.dev
            users:
            - name: stage
              auth-token: stage-s3cret
            - name: acme
              auth-token: acme-s3cret
              refresh-token: never
            - name: other
              auth-token: other-s3cret
            """);
        var credentials = credentials(Map.of());

        assertThat(credentials.forArgoCd("https://argocd.acme.dev/")).contains(new Token("acme-s3cret"));
        assertThat(credentials.forArgoCd("https://argocd.example:8443")).contains(new Token("other-s3cret"));
        assertThat(credentials.forArgoCd("https://argocd.example")).isEmpty();
        assertThat(credentials.forArgoCd("https://evil.example")).isEmpty();
    }

    @Test
    void livesWithABrokenArgoCdConfiguration() throws IOException {
        var folder = Files.createDirectories(home.resolve("elsewhere"));
        Files.writeString(folder.resolve("config"), "contexts: [\n");

        assertThat(credentials(Map.of("ARGOCD_CONFIG_DIR", folder.toString())).forArgoCd("https://argocd.acme.dev"))
                .isEmpty();
    }

    private final HostName host = HostName.ofServer("git.acme.dev").orElseThrow();

    /** What is there, added from the last to the first: each new one counts. */
    @Test
    void takesTheFirstInTheDocumentedOrder() throws IOException {
        var environment = new HashMap<>(Map.of("GH_HOST", "git.acme.dev"));
        new Machine(environment, home, home, programs)
                .ownFile()
                .save(CredentialFile.Use.GIT, host, new Login("ann", new Token("own"), ""));
        var origins = new ArrayList<String>();
        origins.add(origin(environment));
        programs.answers.put("git", "username=ann\npassword=pa55\n");
        origins.add(origin(environment));
        Files.createDirectories(home.resolve(".config/tea"));
        Files.writeString(home.resolve(".config/tea/config.yml"), """
            logins:
            - {name: x, url: 'https://evil.example', token: evil}
            - {name: acme, url: 'https://git.acme.dev/', token: tea-s3cret, user: ann}
            """);
        origins.add(origin(environment));
        programs.answers.put("glab", "glpat-s3cret\n");
        origins.add(origin(environment));
        programs.answers.put("gh", "gho_s3cret\n");
        origins.add(origin(environment));
        environment.put("GH_TOKEN", "ghp_s3cret");
        origins.add(origin(environment));
        environment.putAll(Map.of("COOP_GITHUB_APP_ID", "7", "COOP_GITHUB_APP_KEY", "key"));
        origins.add(origin(environment));
        environment.put("COOP_TOKEN", "s3cret");
        origins.add(origin(environment));
        credentials(environment, Optional.of(new Token("typed")))
                .forGit(PLATFORM)
                .map(Login::origin)
                .ifPresent(origins::add);

        assertThat(origins)
                .containsExactly(
                        "coop login",
                        "git credential",
                        "tea",
                        "glab",
                        "gh",
                        "GH_TOKEN",
                        "GitHub App 7",
                        "COOP_TOKEN",
                        "--token-file");
    }

    private String origin(Map<String, String> environment) {
        return credentials(environment).forGit(PLATFORM).orElseThrow().origin();
    }

    @Test
    void exchangesAnAppsKeyOnceForItsOwnGitHubAlone() {
        var environment = Map.of("COOP_GITHUB_APP_ID", "7", "COOP_GITHUB_APP_KEY", "key");
        var gitHub = credentials(environment);
        assertThat(gitHub.forGit(PLATFORM)).isEmpty();
        assertThat(gitHub.forGit(ELSEWHERE)).isEmpty();
        assertThat(exchanged).isEmpty();

        var named = new HashMap<>(environment);
        named.put("GH_HOST", "git.acme.dev");
        var enterprise = credentials(named);
        assertThat(enterprise.forGit(PLATFORM)).isEqualTo(enterprise.forGit("git@git.acme.dev:platform/deployments"));
        assertThat(enterprise.forGit("https://git.acme.dev/v3/")).isPresent();
        assertThat(enterprise.forGit(ELSEWHERE)).isEmpty();
        assertThat(exchanged)
                .containsExactly(
                        "7 https://git.acme.dev/api/v3 platform/deployments",
                        "7 https://git.acme.dev/v3 platform/deployments");
    }

    @Test
    void givesWhatWasTypedOnlyToThePlatform() {
        var typed = credentials(Map.of(), Optional.of(new Token("typed")));

        assertThat(typed.forGit("https://git.acme.dev/other").map(Login::origin))
                .contains("--token-file");
        assertThat(typed.forGit(ELSEWHERE)).isEmpty();
    }

    @Test
    void showsNoSecretAsText() {
        assertThat(credentials(Map.of("GITHUB_TOKEN", "s3cret")).forGit("https://github.com/a/b"))
                .hasValueSatisfying(login -> assertThat(login.toString()).doesNotContain("s3cret"));
    }

    private record Asked(List<String> command, Map<String, String> environment, String input) {}

    private static final class FakePrograms implements Programs {
        private final Map<String, String> answers = new HashMap<>();
        private final List<Asked> asked = new ArrayList<>();

        @Override
        public int run(List<String> command, Path folder, Map<String, String> environment, Consumer<String> output) {
            throw new AssertionError("runs nothing: " + command);
        }

        @Override
        public Optional<String> ask(List<String> command, Path folder, Map<String, String> environment, String input) {
            asked.add(new Asked(command, environment, input));
            return Optional.ofNullable(answers.get(command.getFirst()));
        }
    }
}
