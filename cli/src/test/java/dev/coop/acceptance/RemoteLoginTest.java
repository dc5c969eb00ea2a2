package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.http.LoopbackServer;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logging in and out of a Gitea, and what the doctor says of it, as the program does it. */
class RemoteLoginTest {
    @TempDir
    Path folder;

    private final LoopbackServer gitea = new LoopbackServer(RemoteLoginTest::answer);
    private String host = "";
    private Path credentials = Path.of("");

    private static Reply answer(Request request) {
        if (!request.header("authorization").orElse("").equals("token " + Secrets.TOKEN)) {
            return Reply.json(401, "{\"message\": \"token is required\"}");
        }
        return switch (request.path()) {
            case "/api/v1/user" -> Reply.json(200, "{\"login\": \"ada\"}");
            case "/api/v1/repos/acme/deployments" -> Reply.json(200, "{\"permissions\": {\"push\": true}}");
            default -> Reply.json(404, "{\"message\": \"The target couldn't be found.\"}");
        };
    }

    @BeforeEach
    void place() {
        host = gitea.address("").getAuthority();
        credentials = folder.resolve("home/.config/coop/credentials.yaml");
    }

    @AfterEach
    void stop() {
        gitea.close();
    }

    private Shell shell() throws IOException {
        var shell = new Shell(folder, CoopProgram.installedIn(folder.resolve("bin")));
        shell.set("FORGE", host);
        Files.writeString(folder.resolve("app/token"), Secrets.TOKEN + "\n");
        Files.writeString(folder.resolve("app/wrong"), "wr0ng-s3cret\n");
        return shell;
    }

    @Test
    void keepsATokenThatIsTakenAndForgetsItAgain() throws Exception {
        var shell = shell();

        assertThat(shell.run("coop login gitea --host $FORGE --with-token --trace -v < wrong")
                        .status())
                .isEqualTo(4);
        assertThat(credentials).doesNotExist();
        var done = shell.run("coop login gitea --host $FORGE --with-token --trace -v < token");
        assertThat(done.status()).as(done.both()).isZero();
        assertThat(Files.readString(credentials)).contains(Secrets.TOKEN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials)))
                .isEqualTo("rw-------");

        assertThat(shell.run("coop logout gitea --host $FORGE").err()).contains("logged out of " + host);
        assertThat(Files.readString(credentials)).doesNotContain(Secrets.TOKEN);
        assertThat(shell.run("coop logout gitea --host $FORGE").err()).contains("nothing to do");
    }

    @Test
    void losesNoLoginOfSeveralAtOnce() throws Exception {
        var shell = shell();

        var all = new ArrayList<String>();
        for (var name : new String[] {"localhost", "127.0.0.1", "127.0.0.2", "127.0.0.3"}) {
            all.add(name + ":" + gitea.address("").getPort());
        }
        // The server listens on 127.0.0.1 alone, so the others fail and must lose nothing either.
        var run = shell.run("for host in " + String.join(" ", all)
                + "; do coop login gitea --host $host --with-token < token & done; wait");

        Secrets.areNotIn("the output of several", run.both());
        assertThat(Files.readString(credentials))
                .contains(all.getFirst())
                .contains(all.get(1))
                .doesNotContain(all.get(2));
    }

    @Test
    void sendsNoTokenToAHostThatOnlyTheAppNames() throws Exception {
        var shell = shell();
        Files.writeString(
                folder.resolve("app/coop.yaml"), "app: hello\nplatform: http://" + host + "/acme/deployments\n");

        assertThat(shell.run("coop login gitea --with-token < token").status()).isEqualTo(2);
        var typed = shell.run("coop doctor --token-file token");
        assertThat(typed.both()).contains("coop.yaml names this one");
        assertThat(gitea.requests()).noneMatch(each -> each.headers().containsKey("authorization"));
    }

    @Test
    void doctorSaysWhichCredentialCountsAndHowFarItReaches() throws Exception {
        var shell = shell();
        shell.set("COOP_PLATFORM", "http://" + host + "/acme/deployments");
        Files.createDirectories(folder.resolve("home/.cache"));
        shell.set("COOP_TOKEN", Secrets.TOKEN);

        var told = shell.run("coop doctor -o json --trace -v");

        assertThat(told.status()).as(told.both()).isIn(3, 4, 5);
        var json = JsonReader.readObject(told.out());
        assertThat(json.flag("simulated")).contains(false);
        assertThat(setting(json, "platform").text("origin")).contains("COOP_PLATFORM");
        assertThat(check(json, "git credential").text("message")).contains("COOP_TOKEN");
        assertThat(check(json, "forge").text("state")).contains("not-checked");
        assertThat(shell.run("coop doctor").out()).contains("✔ git credential  COOP_TOKEN");
    }

    @Test
    void doctorWorksWithoutAPlatformAndWithABrokenFile() throws Exception {
        var shell = shell();

        var nothing = shell.run("coop doctor");
        assertThat(nothing.status()).as(nothing.both()).isZero();
        assertThat(nothing.out()).contains("○ platform", "coop init makes one");

        Files.writeString(folder.resolve("app/coop.yaml"), "app: [\n");
        assertThat(shell.run("coop doctor").status()).isEqualTo(3);

        Files.createDirectories(credentials.getParent());
        Files.writeString(credentials, "git: {\"" + host + "\": {token: " + Secrets.TOKEN + "}}\n");
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-r--r--"));
        var open = shell.run("coop doctor --platform http://ada:" + Secrets.TOKEN + "@" + host + "/acme/deployments");
        assertThat(open.out()).contains("a password stands in the address");
        var asked = shell.run("coop doctor --platform http://" + host + "/acme/deployments");
        assertThat(asked.status()).as(asked.both()).isEqualTo(4);
        assertThat(asked.out()).contains("chmod 600 " + credentials);
    }

    private static JsonObject setting(JsonObject json, String name) {
        return named(json, "settings", "name", name);
    }

    private static JsonObject check(JsonObject json, String name) {
        return named(json, "checks", "check", name);
    }

    private static JsonObject named(JsonObject json, String list, String key, String name) {
        return json.objects(list).stream()
                .filter(each -> each.text(key).filter(name::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }
}
