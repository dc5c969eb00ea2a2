package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A GitOps repository behind an SSH server, reached by the user's own {@code ssh}. */
class RemoteSshTest {
    private static final String DEPLOY = "coop deploy dev --image " + RemoteScene.IMAGE;

    @TempDir
    Path folder;

    @Test
    void deploysToAnAddressOfSsh() throws Exception {
        try (var server = SshServer.start(folder.resolve("ssh"))) {
            var scene = scene(server.client("user_key", true));
            scene.set("COOP_PLATFORM", "ssh://127.0.0.1:" + server.port() + repository(scene));

            scene.works(DEPLOY);

            assertThat(scene.repository().run("rev-list", "--count", "main")).isEqualTo("2");
            assertThat(scene.works("coop status dev -o json").out()).contains("\"desired\"", RemoteScene.IMAGE);
        }
    }

    @Test
    void deploysToAHostThatOnlySshKnows() throws Exception {
        try (var server = SshServer.start(folder.resolve("ssh"))) {
            var scene = scene(server.client("user_key", true));
            scene.set("COOP_PLATFORM", "deployments:" + repository(scene));

            scene.works(DEPLOY);

            assertThat(scene.repository().run("rev-list", "--count", "main")).isEqualTo("2");
        }
    }

    @Test
    void asksNobodyWhetherAnUnknownHostIsTheRightOne() throws Exception {
        RemoteScene.installed("script");
        try (var server = SshServer.start(folder.resolve("ssh"))) {
            var scene = scene(server.client("user_key", false));
            scene.set("COOP_PLATFORM", "ssh://127.0.0.1:" + server.port() + repository(scene));

            var inTerminal = scene.ends(5, "script -qec '" + DEPLOY + "' /dev/null < /dev/null");

            assertThat(inTerminal.out()).doesNotContain("Are you sure").contains("the host key of", "known_hosts");
        }
    }

    @Test
    void saysThatTheServerDoesNotTakeTheKey() throws Exception {
        try (var server = SshServer.start(folder.resolve("ssh"))) {
            var scene = scene(server.client("other_key", true));
            scene.set("COOP_PLATFORM", "ssh://127.0.0.1:" + server.port() + repository(scene));

            var refused = scene.ends(4, DEPLOY);

            assertThat(refused.err()).contains("Permission denied", "ssh -p " + server.port() + " 127.0.0.1");
        }
    }

    @Test
    void saysThatThereIsNoRepository() throws Exception {
        try (var server = SshServer.start(folder.resolve("ssh"))) {
            var scene = scene(server.client("user_key", true));
            scene.set("COOP_PLATFORM", "ssh://127.0.0.1:" + server.port() + "/nowhere/deployments.git");

            assertThat(scene.ends(4, DEPLOY).err()).contains("there is no Git repository at");
        }
    }

    @Test
    void runsTheCommandOfGitSshCommand() throws Exception {
        try (var server = SshServer.start(folder.resolve("ssh"))) {
            var scene = scene(server.client("other_key", true));
            scene.set("COOP_PLATFORM", "deployments:" + repository(scene));
            scene.set("GIT_SSH_COMMAND", "ssh -F '" + server.client("user_key", true) + "'");

            scene.works(DEPLOY);

            assertThat(scene.repository().run("rev-list", "--count", "main")).isEqualTo("2");
        }
    }

    /** As GitHub answers: who may read but not write is let in and told so. */
    @Test
    void saysWhatTheServerSaysWhereOnlyReadingIsAllowed() throws Exception {
        var scene = RemoteScene.in(folder, "");
        scene.set("COOP_PLATFORM", "git@git.acme.dev:" + repository(scene));
        scene.set("GIT_SSH_COMMAND", played("""
            for last; do :; done
            case "$last" in
              *git-receive-pack*) echo "ERROR: The key you are authenticating with is marked as read only." >&2; exit 1 ;;
              *) exec sh -c "$last" ;;
            esac
            """));

        assertThat(scene.ends(4, DEPLOY).err()).contains("marked as read only", "push to");
    }

    @Test
    void doesNotTakeAKeyThatCannotBeReadForTheReason() throws Exception {
        var scene = RemoteScene.in(folder, "");
        scene.set("COOP_PLATFORM", "git@git.acme.dev:acme/deployments.git");
        scene.set("GIT_SSH_COMMAND", played("""
            echo 'Load key "/home/ada/.ssh/id": Permission denied' >&2
            echo 'ssh: connect to host git.acme.dev port 22: Connection timed out' >&2
            exit 255
            """));

        assertThat(scene.ends(5, DEPLOY).err()).contains("Connection timed out");
    }

    private String played(String script) throws Exception {
        var file = Files.writeString(folder.resolve("played"), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file.toString();
    }

    @Test
    void saysThatNoSshIsInstalled() throws Exception {
        var scene = RemoteScene.in(folder, "");
        scene.set("COOP_PLATFORM", "ssh://git@127.0.0.1:1/acme/deployments.git");

        var missing = scene.ends(5, "PATH=$WORK/bin " + DEPLOY);

        assertThat(missing.err()).contains("`ssh`", "install OpenSSH");
    }

    @Test
    void takesNoAddressForAnOption() throws Exception {
        var scene = RemoteScene.in(folder, "");

        scene.ends(3, "coop status --platform 'ssh://-oProxyCommand=touch$IFS$WORK/made/x'");
        scene.ends(3, "coop status --platform 'deployments:-x'");
        scene.ends(3, "coop status --platform 'ssh://-x@deployments/x'");
    }

    /** What stands in a user's own ~/.ssh: ssh takes the home folder from the system and not from HOME. */
    private RemoteScene scene(Path configuration) throws Exception {
        var scene = RemoteScene.in(folder, "");
        var ssh = folder.resolve("bin/ssh");
        Files.writeString(
                ssh, "#!/bin/sh\nexec " + RemoteScene.installed("ssh") + " -F " + configuration + " \"$@\"\n");
        Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwxr-xr-x"));
        return scene;
    }

    private static Path repository(RemoteScene scene) {
        return scene.repository().folder();
    }
}
