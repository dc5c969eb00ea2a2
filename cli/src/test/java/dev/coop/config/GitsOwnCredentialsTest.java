package dev.coop.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.config.Credentials.Login;
import dev.coop.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Git itself sends to a server, without a helper. */
class GitsOwnCredentialsTest {
    private static final String BASIC = "AUTHORIZATION: basic bWU6cHc=";

    @TempDir
    Path home;

    private String configured = "";

    /** A git whose configuration a test writes, and nothing else. */
    private final class ToldGit implements Programs {
        @Override
        public int run(List<String> command, Path folder, Map<String, String> environment, Consumer<String> output) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> ask(List<String> command, Path folder, Map<String, String> environment, String input) {
            return command.contains("config") && command.getFirst().equals("git")
                    ? Optional.of(configured)
                    : Optional.empty();
        }
    }

    private Optional<Login> login(String url) {
        return new SystemCredentials(
                        new Machine(Map.of(), home, home, new ToldGit()),
                        SystemCredentials.ForPlatform.NONE,
                        (_, _, _) -> new Token("none"))
                .forGit(url);
    }

    private Optional<String> pair(String url) {
        return login(url).map(found -> found.user() + ":" + found.token().secret());
    }

    private void header(String url, String value) {
        configured += "http." + url + ".extraheader\n" + value + "\0";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "machine git.acme.dev login me password pw | me:pw",
                "machine git.acme.dev\\n\\tlogin me\\n\\tpassword pw\\n | me:pw",
                "machine GIT.acme.dev password pw login me account x | me:pw",
                "machine git.acme.dev login me password \"p w\\\\\"x\" | me:p w\"x",
                "# machine git.acme.dev login no password no\\nmachine git.acme.dev login me password pw | me:pw",
                "macdef init\\n"
                        + "machine git.acme.dev login no password no\\n"
                        + "\\n"
                        + "machine git.acme.dev login me password pw | me:pw",
                "machine a login x password y machine git.acme.dev login me password pw machine z | me:pw",
                "machine git.acme.dev login me machine git.acme.dev login me password pw | me:pw",
            })
    void areReadFromNetrc(String text, String pair) throws IOException {
        Files.writeString(
                home.resolve(".netrc"),
                text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\"));

        assertThat(pair("https://git.acme.dev/acme/deployments")).contains(pair);
        assertThat(pair("https://git.acme.dev:8443/acme/deployments"))
                .as("it knows no ports")
                .contains(pair);
        assertThat(login("https://git.acme.dev/x").map(Login::origin)).contains("~/.netrc");
        assertThat(pair("https://evil.example/acme/deployments")).isEmpty();
        assertThat(pair("http://git.acme.dev/acme/deployments"))
                .as("others could listen")
                .isEmpty();
    }

    @Test
    void areNotThoseOfNoHost() throws IOException {
        Files.writeString(home.resolve("_netrc"), "machine a login x password y\ndefault login me password pw\n");
        configured = "http.extraheader\n" + BASIC + "\0";

        assertThat(pair("https://git.acme.dev/acme/deployments")).isEmpty();
        assertThat(pair("https://a/b")).contains("x:y");
    }

    @ParameterizedTest
    @CsvSource({
        "https://git.acme.dev/, https://git.acme.dev/acme/deployments, true",
        "https://git.acme.dev, https://git.acme.dev/acme/deployments, true",
        "https://GIT.acme.dev:443/acme, https://git.acme.dev/acme/deployments, true",
        "https://git.acme.dev/acme/deployments.git, https://git.acme.dev/acme/deployments, true",
        "https://github.com/, https://api.github.com/repos, true",
        "http://127.0.0.1:3000/, http://127.0.0.1:3000/x, true",
        "https://git.acme.dev/ac, https://git.acme.dev/acme/deployments, false",
        "https://git.acme.dev:8443/, https://git.acme.dev/acme/deployments, false",
        "https://evil.example/, https://git.acme.dev/acme/deployments, false",
        "http://git.acme.dev/, https://git.acme.dev/acme/deployments, false",
        "http://127.0.0.1:1/, http://127.0.0.1:3000/x, false",
        "no address, https://git.acme.dev/x, false",
    })
    void areReadFromTheHeaderOfAnAddress(String of, String url, boolean sent) {
        header(of, BASIC);

        assertThat(pair(url)).isEqualTo(sent ? Optional.of("me:pw") : Optional.empty());
    }

    @Test
    void areThoseOfTheHeaderThatSaysMost() {
        header("https://git.acme.dev/acme/", "Authorization: Bearer most");
        header("https://git.acme.dev/", BASIC);
        header("https://git.acme.dev/", "X-Trace: 1");

        assertThat(pair("https://git.acme.dev/acme/deployments")).contains(":most");
        assertThat(login("https://git.acme.dev/acme/deployments").map(Login::origin))
                .contains("http.https://git.acme.dev/acme/.extraheader");
        assertThat(pair("https://git.acme.dev/other")).contains("me:pw");
    }

    @Test
    void areTakenBackByAnEmptyHeader() {
        header("https://git.acme.dev/", BASIC);
        header("https://git.acme.dev/acme/", "");

        assertThat(pair("https://git.acme.dev/acme/deployments")).isEmpty();
        assertThat(pair("https://git.acme.dev/other")).contains("me:pw");
    }

    @ParameterizedTest
    @CsvSource({"AUTHORIZATION: basic", "AUTHORIZATION: basic !", "AUTHORIZATION: basic bWU=", "AUTHORIZATION", ":", "x"
    })
    void areNoneWhereTheHeaderIsNone(String value) {
        header("https://git.acme.dev/", value);

        assertThat(pair("https://git.acme.dev/acme/deployments")).isEmpty();
    }
}
