package dev.coop.gitops.jgit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.gitops.jgit.SshAnswer.Begun;
import dev.coop.gitops.jgit.SshAnswer.Meaning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers and OpenSSH say, word for word, and what it means. */
class SshAnswerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # OpenSSH itself
        255 | Host key verification failed.                                                            | HOST_NOT_TRUSTED
        255 | ada@git.acme.dev: Permission denied (publickey).                                         | NOT_AUTHENTICATED
        255 | git@github.com: Permission denied (publickey,keyboard-interactive).                      | NOT_AUTHENTICATED
        255 | Load key "/home/ada/.ssh/id": Permission denied\\ngit@h: Permission denied (publickey).  | NOT_AUTHENTICATED
        255 | Received disconnect from 10.0.0.7 port 22:2: Too many authentication failures\\nDisconnected from 10.0.0.7 port 22 | NOT_AUTHENTICATED
        255 | Load key "/home/ada/.ssh/id": Permission denied\\nssh: connect to host h port 22: Connection timed out | NO_ANSWER
        255 | ssh: Could not resolve hostname h: Name or service not known                             | NO_ANSWER
        255 | ssh: connect to host h port 22: Connection refused                                       | NO_ANSWER
        255 | kex_exchange_identification: Connection closed by remote host\\nConnection closed by 10.0.0.7 port 22 | NO_ANSWER
        255 | Unable to negotiate with 10.0.0.7 port 22: no matching host key type found. Their offer: ssh-rsa | NO_ANSWER
        255 | ''                                                                                       | NO_ANSWER
        # Git on a plain server
        128 | fatal: '/srv/mug.git' does not appear to be a git repository                             | NO_REPOSITORY
        128 | fatal: detected dubious ownership in repository at '/srv/mug.git'                        | NOT_ALLOWED
        127 | bash: line 1: git-upload-pack: command not found                                         | NO_ANSWER
        # GitHub
        1   | ERROR: Repository not found.                                                             | NO_REPOSITORY
        1   | ERROR: Permission to acme/mug.git denied to ada.                                         | NOT_ALLOWED
        1   | ERROR: The key you are authenticating with has been marked as read only.                 | NOT_ALLOWED
        1   | ERROR: This repository was archived so it is read-only.                                  | NOT_ALLOWED
        1   | ERROR: The 'acme' organization has enabled or enforced SAML SSO.                         | NOT_ALLOWED
        # GitLab
        1   | remote: \\nremote: ====\\nremote: \\nremote: ERROR: The project you were looking for could not be found or you don't have permission to view it.\\n\\nremote: \\nremote: ====\\nremote: | NO_REPOSITORY
        1   | remote: \\nremote: ====\\nremote: \\nremote: You are not allowed to push code to this project.\\nremote: \\nremote: ====\\nremote: | NOT_ALLOWED
        1   | remote: \\nremote: ====\\nremote: \\nremote: ERROR: Internal API unreachable\\nremote: \\nremote: ====\\nremote: | NO_ANSWER
        # Gitea and Forgejo
        1   | Gitea: Cannot find repository: acme/mug                                                  | NO_REPOSITORY
        1   | Gitea: User: 1:ada with Key: 2:desk is not authorized to write to acme/mug.               | NOT_ALLOWED
        1   | Gitea: Unauthorized                                                                      | NOT_ALLOWED
        1   | Gitea: Internal Server Connection Error                                                  | NO_ANSWER
        # Bitbucket
        1   | conq: repository does not exist.                                                         | NO_REPOSITORY
        1   | Forbidden                                                                                | NOT_ALLOWED
        1   | repository access denied.                                                                | NOT_ALLOWED
        # Ended by coop, or in good order
        143 | ''                                                                                       | NO_ANSWER
        0   | ''                                                                                       | NO_ANSWER
        """)
    void meansWhatItsStatusSays(int status, String said, Meaning meaning) {
        assertThat(new SshAnswer(status, said.replace("\\n", "\n"), Begun.NO).meaning())
                .isEqualTo(meaning);
    }

    @Test
    void endsWithItsLastWords() {
        assertThat(new SshAnswer(1, "remote: \nremote: ERROR: No such project.\n\nremote: ====\nremote: \n", Begun.NO)
                        .lastLine())
                .isEqualTo("ERROR: No such project.");
        assertThat(new SshAnswer(255, " \n", Begun.NO).lastLine()).isEmpty();
    }

    @Test
    void refusesNothingOnceItHasBegun() {
        assertThat(new SshAnswer(128, "fatal: out of memory", Begun.YES).meaning())
                .isEqualTo(Meaning.NO_ANSWER);
    }
}
