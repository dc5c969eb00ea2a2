package dev.coop.forge.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coop.config.Credentials.Login;
import dev.coop.config.Token;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.forge.CommitStatus;
import dev.coop.forge.Forge.Draft;
import dev.coop.forge.Forge.MergeRequest;
import dev.coop.forge.ForgeContract;
import dev.coop.forge.gitlab.GitLabTypes.Exchange;
import dev.coop.source.CommitId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Checks the adapter's requests and the stub's answers against a client of GitLab that others maintain (npm package
 * {@code @gitbeaker/rest}), since no package carries GitLab's own description of this part: every address is one that
 * the client asks too, every parameter and every answer has the client's type. The client is not part of this
 * repository: {@code npm install --ignore-scripts --prefix cli/target/gitlab @gitbeaker/rest@43.8.0 typescript@5.9.3}
 * brings it. Without it this test is skipped, and says so.
 */
class GitLabClientTest {
    private static final Path FOLDER = Path.of("target/gitlab").toAbsolutePath();
    private static final Path COMPILER = FOLDER.resolve("node_modules/typescript/bin/tsc");
    private static final Path CLIENT = FOLDER.resolve("node_modules/@gitbeaker/rest/package.json");
    private static final CommitId HEAD = new CommitId(GitLabAnswers.SHA);

    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    @BeforeEach
    void look() {
        assumeTrue(Files.exists(CLIENT), "GitLab's client is not there: " + CLIENT);
        assumeTrue(Files.exists(COMPILER), "the TypeScript compiler is not there: " + COMPILER);
    }

    @Test
    void parametersAndAnswersHaveTheClientsTypes() throws Exception {
        useEverything();

        assertThat(exchanges).hasSizeGreaterThan(25);
        assertThat(compiled(GitLabTypes.module(exchanges))).isEmpty();
    }

    @Test
    void theTypesNoticeWhatIsWrong() throws Exception {
        useEverything();
        var wrong = GitLabTypes.module(exchanges)
                .replaceFirst("\"sourceBranch\":", "\"sourceBranche\":")
                .replaceFirst("\"hasConflicts\":|\"has_conflicts\":", "\"conflicts\":")
                .replaceFirst("\"shouldRemoveSourceBranch\":", "\"removeTheBranch\":");

        assertThat(compiled(wrong))
                .contains("sourceBranche")
                .contains("has_conflicts")
                .contains("removeTheBranch");
    }

    @Test
    void theClientAsksTheSameAddresses() throws Exception {
        useEverything();
        var ours = addresses();
        exchanges.clear();

        try (var gitLab = new GitLabStub((request, reply) -> exchanges.add(new Exchange(request, reply)))) {
            var said = run(List.of("node", script(), gitLab.api().replace("/api/v4", "")));
            assertThat(said).isEmpty();
        }

        assertThat(addresses()).containsAll(ours);
        assertThat(ours).hasSizeGreaterThan(12);
    }

    private void useEverything() {
        var warnings = new ArrayList<Diagnostic>();
        try (var gitLab = new GitLabStub((request, reply) -> exchanges.add(new Exchange(request, reply)))) {
            var forge = GitLabForgeTest.forge(
                    gitLab, new Login("oauth2", new Token("glpat-s3cret"), "GITLAB_TOKEN"), warnings);
            var draft = new Draft(
                    ForgeContract.HEAD, "main", "Deploy", "Body", List.of("@ann", "@acme/coffee"), List.of("coop"));
            var first = forge.create(draft);
            forge.open(ForgeContract.HEAD, "main");
            forge.update(first, new Draft(draft.head(), "main", "Other", "Words", List.of("@bob"), List.of("new")));
            forge.requestReview(first, List.of("@ann"));
            forge.comment(first, "changed", "One");
            forge.comment(first, "changed", "Two");
            forge.status(
                    HEAD,
                    new CommitStatus("coop", CommitStatus.State.FAILURE, "words", Optional.of("https://coop.dev")));
            gitLab.approve(first.number(), "ann");
            gitLab.pipeline(first.number(), "running");
            forge.readiness(first);
            var wish = new MergeRequest(HEAD, "Deploy", "Coop-App: mean-mug");
            forge.mergeWhenGreen(first, wish);
            forge.mergeByPeople(first);
            forge.close(first);
            var second = forge.create(draft);
            forge.merge(second, wish);
            forge.lastClosed(ForgeContract.HEAD, "main");
        }
        assertThat(warnings).isEmpty();
    }

    private Set<String> addresses() {
        return exchanges.stream()
                .map(each -> each.request().method() + " "
                        + URI.create(each.request().target())
                                .getRawPath()
                                .replaceAll("/[0-9a-f]{40}", "/SHA")
                                .replaceAll("/[0-9]+", "/N"))
                .collect(Collectors.toSet());
    }

    private static String script() throws IOException {
        var script = FOLDER.resolve("ask.cjs");
        Files.writeString(script, """
            const { Gitlab } = require('@gitbeaker/rest');
            const api = new Gitlab({ host: process.argv[2], token: 'none', rateLimitDuration: 1 });
            const project = 'acme/live/deployments';
            (async () => {
              const mr = await api.MergeRequests.create(project, 'coop/mean-mug/prod', 'main', 'Deploy');
              await api.MergeRequests.all({ projectId: project, sourceBranch: 'x', maxPages: 1 });
              await api.MergeRequests.show(project, mr.iid);
              await api.MergeRequests.edit(project, mr.iid, { title: 'Other' });
              await api.MergeRequests.showReviewers(project, mr.iid);
              await api.MergeRequestApprovals.showConfiguration(project, { mergerequestIId: mr.iid });
              const note = await api.MergeRequestNotes.create(project, mr.iid, 'One');
              await api.MergeRequestNotes.all(project, mr.iid);
              await api.MergeRequestNotes.edit(project, mr.iid, note.id, { body: 'Two' });
              await api.Commits.editStatus(project, '%s', 'success');
              await api.Users.all({ username: 'ann', maxPages: 1 });
              await api.Groups.show('acme/coffee');
              await api.MergeRequests.cancelOnPipelineSuccess(project, mr.iid).catch(() => {});
              await api.MergeRequests.merge(project, mr.iid, { sha: '%s' });
            })().catch(error => console.log(error));
            """.formatted(GitLabAnswers.SHA, GitLabAnswers.SHA));
        return script.toString();
    }

    private static String compiled(String module) throws Exception {
        var file = Files.createTempFile(FOLDER, "exchanges", ".mts");
        try {
            Files.writeString(file, module);
            return run(List.of(
                    "node",
                    COMPILER.toString(),
                    "--noEmit",
                    "--strict",
                    "--skipLibCheck",
                    "--module",
                    "nodenext",
                    file.toString()));
        } finally {
            Files.delete(file);
        }
    }

    private static String run(List<String> command) throws Exception {
        var process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
