package dev.coop.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PullRequestNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Merge pull request #12 from acme/coop/mug/prod\n\ndeploy mug 1111111 to prod\n",
                "deploy mug 1111111 to prod (#12)\n\nServe mug\n",
                "deploy mug 1111111 to prod (#12)",
                "Merge pull request 'deploy mug 1111111 to prod' (#12) from coop/mug/prod into main\n",
                "Merge branch 'coop/mug/prod' into 'main'\n\ndeploy mug\n\nSee merge request acme/deployments!12\n",
                "deploy mug 1111111 to prod\n\nSee merge request !12"
            })
    void isReadFromWhatTheForgesWrite(String message) {
        assertThat(PullRequestNumber.of(message)).hasValue(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy mug 1111111 to prod\n\nServe mugs of any size (#7)\n\nCoop-App: mug\n",
                "deploy mug\n\nfixes #12\n",
                "deploy mug (#12) again\n",
                "talk of Merge pull request #12\n"
            })
    void isNotTakenFromElsewhere(String message) {
        assertThat(PullRequestNumber.of(message)).isEmpty();
    }

    @Test
    void isTheMergesOwnWhereTheMergedCommitNamesAnother() {
        assertThat(PullRequestNumber.of("Merge pull request #12 from a\n\nSee merge request acme/x!7\n"))
                .hasValue(12);
    }
}
