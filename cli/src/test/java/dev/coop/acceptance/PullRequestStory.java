package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.http.LoopbackServer.Request;
import dev.coop.json.JsonReader;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * A promotion on a forge, from the first pull request to its status: opened, found unchanged, brought up to date,
 * shown.
 *
 * @param scene where it plays; the platform and the token are set
 * @param requests what the forge was asked until now
 * @param gitRequests how many the Git server was asked until now
 * @param words the forge's own
 */
record PullRequestStory(RemoteScene scene, Supplier<List<Request>> requests, IntSupplier gitRequests, Words words) {
    /** Git's and the forge's together, for a new pull request, one that is up to date, and a look at the status. */
    private static final int NEW = 12;

    private static final int UP_TO_DATE = 8;
    private static final int STATUS = 6;

    /**
     * What a forge calls the parts of it.
     *
     * @param page the pull request's page
     * @param collection the end of the path at which one is opened
     * @param head the field with the branch
     * @param base the field with the branch that it goes to
     * @param body the field with the text
     * @param change the method that changes one
     */
    record Words(String page, String collection, String head, String base, String body, String change) {}

    /** Deploys to dev and opens the pull request; the token is in the header of each request and nowhere else. */
    void opens(String header, String token) throws Exception {
        scene.works("coop deploy dev --image " + RemoteScene.IMAGE);

        within(STATUS, "coop status");
        var opened = within(NEW, "coop deploy prod --trace");

        assertThat(opened.out().strip()).isEqualTo(words.page());
        assertThat(opened.both()).doesNotContain("s3cret");
        assertThat(asked("POST", words.collection())).hasSize(1);
        var draft = JsonReader.readObject(
                asked("POST", words.collection()).getFirst().body());
        assertThat(draft.text(words.head())).contains("coop/hello/prod");
        assertThat(draft.text(words.base())).contains("main");
        assertThat(draft.text("title").orElseThrow()).contains("hello").contains("prod");
        assertThat(draft.text(words.body()).orElseThrow()).contains("0123456789ab");
        assertThat(requests.get())
                .allSatisfy(request -> assertThat(request.header(header)).contains(token));
    }

    /** Does nothing the second time, then brings it up to date, and shows it. */
    void goesOn() throws Exception {
        var sent = requests.get().size();
        assertThat(within(UP_TO_DATE, "coop deploy prod").out().strip()).isEqualTo(words.page());
        assertThat(requests.get().subList(sent, requests.get().size()))
                .as("nothing has changed, so nothing is sent")
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.method()).isEqualTo("GET"));

        scene.works("coop deploy dev --image " + RemoteScene.IMAGE.replace("0123", "f123"));
        assertThat(scene.works("coop deploy prod").out().strip()).isEqualTo(words.page());
        var changes = asked(words.change(), words.collection() + "/12");
        assertThat(changes).isNotEmpty();
        assertThat(JsonReader.readObject(changes.getLast().body())
                        .text(words.body())
                        .orElseThrow())
                .contains("f123456789ab");
        assertThat(asked("POST", words.collection())).hasSize(1);

        assertThat(scene.works("coop status prod -o json").out()).contains("\"url\": \"" + words.page() + "\"");
        assertThat(scene.works("coop status").out()).contains("#12 waits for review");
    }

    /** Runs a command line that must succeed with so many requests. */
    private Shell.Outcome within(int most, String command) throws Exception {
        var forge = requests.get().size();
        var git = gitRequests.getAsInt();
        var outcome = scene.works(command);
        var sent = requests.get().subList(forge, requests.get().size());
        assertThat(gitRequests.getAsInt() - git + sent.size())
                .as(
                        "%s: %d of Git, and %s",
                        command,
                        gitRequests.getAsInt() - git,
                        sent.stream()
                                .map(each -> each.method() + " " + each.target())
                                .toList())
                .isBetween(1, most);
        return outcome;
    }

    private List<Request> asked(String method, String path) {
        return requests.get().stream()
                .filter(request ->
                        request.method().equals(method) && request.path().endsWith(path))
                .toList();
    }
}
