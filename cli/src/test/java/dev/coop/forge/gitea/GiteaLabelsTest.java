package dev.coop.forge.gitea;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.forge.Forge.Draft;
import dev.coop.forge.ForgeContract;
import dev.coop.forge.PullRequest;
import dev.coop.http.LoopbackServer.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GiteaLabelsTest {
    private final GiteaStub gitea = new GiteaStub((_, _) -> {});
    private final List<Diagnostic> warnings = new ArrayList<>();
    private final GiteaForge forge = GiteaForgeTest.forge(gitea, gitea.api(), warnings);

    @AfterEach
    void stop() {
        gitea.close();
    }

    private List<String> labels(int number) {
        return gitea.pull(number).objects("labels").stream()
                .flatMap(each -> each.text("name").stream())
                .toList();
    }

    @Test
    void setsLabelsByTheirNumbersAndMakesThoseThatAreMissing() {
        var created = forge.create(new Draft(ForgeContract.HEAD, "main", "Deploy", "Body", List.of(), List.of("coop")));
        forge.update(
                created,
                new Draft(ForgeContract.HEAD, "main", "Deploy", "Body", List.of(), List.of("coop", "mean-mug")));

        assertThat(gitea.pull(created.number()).objects("labels"))
                .extracting(each -> each.text("name").orElseThrow())
                .containsExactly("coop", "mean-mug");
        assertThat(gitea.requests().stream()
                        .filter(each ->
                                each.method().equals("POST") && each.target().endsWith("deployments/labels")))
                .hasSize(2);
    }

    private static Draft labelled() {
        return new Draft(ForgeContract.HEAD, "main", "Deploy", "Body", List.of(), List.of("coop", "prod"));
    }

    @Test
    void findsALabelBehindAHundredOthers() {
        for (var i = 0; i < 120; i++) {
            gitea.hasLabel("a-label-" + i);
        }
        gitea.hasLabel("coop");
        gitea.hasLabel("prod");

        var first = forge.create(labelled());
        gitea.close(first.number(), false);
        var second = forge.create(labelled());

        assertThat(labels(second.number())).containsExactly("coop", "prod");
        assertThat(gitea.labels()).hasSize(122);
    }

    @Test
    void findsALabelOfTheOrganisationBehindAHundredOthers() {
        for (var i = 0; i < 120; i++) {
            gitea.organisationHasLabel("a-label-" + i);
        }
        gitea.organisationHasLabel("coop");

        var created = forge.create(labelled());

        assertThat(labels(created.number())).containsExactlyInAnyOrder("coop", "prod");
        assertThat(gitea.labels()).containsExactly("prod");
    }

    @Test
    void aLabelIsNoReasonToFail() {
        gitea.hidesOrganisation(Reply.json(
                403,
                "{\"message\": \"token does not have at least one of required scope(s),"
                        + " required=[read:organization], token scope=write:issue,write:repository\"}"));

        var created = forge.create(labelled());

        assertThat(labels(created.number())).containsExactly("coop", "prod");
        assertThat(warnings).isEmpty();
    }

    @Test
    void aTokenThatMayNotMakeLabelsOpensThePullRequest() {
        gitea.refusesLabels(Reply.json(403, "{\"message\": \"required=[write:issue]\"}"));

        var created = forge.create(labelled());
        forge.update(created, labelled());

        assertThat(created.state()).isEqualTo(PullRequest.State.OPEN);
        assertThat(warnings).extracting(Diagnostic::code).containsOnly("label-not-set");
    }
}
